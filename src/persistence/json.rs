//! As much JSON as a backup needs: whole numbers, texts, lists, objects, little nesting.
//!
//! Own code, because nothing found fits an untrusted file in a small download: serde_json costs
//! 18 KB compressed; miniserde's derive expands to `unsafe`, which this crate forbids; nanoserde
//! panics on some malformed input and loops on some that is cut short; tinyjson recurses without a
//! bound. This takes about a tenth of serde_json's bytes, allocates in proportion to its input and
//! goes [`MOST_DEPTH`] levels deep. Every number is read exactly or refused.
//!
//! Source: RFC 8259.

/// Levels of lists and objects that are read. Chosen by us: a backup has five.
pub(super) const MOST_DEPTH: u8 = 16;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// The text is not such JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotJson;

/// Reads `text`, which is one value with nothing but white space around it.
pub(super) fn parse(text: &str) -> Result<Json, NotJson> {
    let mut reader = Reader { rest: text };
    let value = reader.value(MOST_DEPTH)?;
    reader.skip_space();
    if reader.rest.is_empty() {
        Ok(value)
    } else {
        Err(NotJson)
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes `token` if it is next.
    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: &str) -> Result<(), NotJson> {
        if self.take(token) {
            Ok(())
        } else {
            Err(NotJson)
        }
    }

    fn value(&mut self, depth: u8) -> Result<Json, NotJson> {
        let depth = depth.checked_sub(1).ok_or(NotJson)?;
        self.skip_space();
        if self.take("null") {
            Ok(Json::Null)
        } else if self.take("true") {
            Ok(Json::Bool(true))
        } else if self.take("false") {
            Ok(Json::Bool(false))
        } else if self.take("\"") {
            Ok(Json::Text(self.text()?))
        } else if self.take("[") {
            let mut list = Vec::new();
            self.members("]", |reader| {
                list.push(reader.value(depth)?);
                Ok(())
            })?;
            Ok(Json::List(list))
        } else if self.take("{") {
            let mut object = Vec::new();
            self.members("}", |reader| {
                reader.expect("\"")?;
                let key = reader.text()?;
                reader.skip_space();
                reader.expect(":")?;
                object.push((key, reader.value(depth)?));
                Ok(())
            })?;
            Ok(Json::Object(object))
        } else {
            self.number()
        }
    }

    /// Members between commas up to `end`.
    fn members(
        &mut self,
        end: &str,
        mut member: impl FnMut(&mut Self) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        self.skip_space();
        if self.take(end) {
            return Ok(());
        }
        loop {
            self.skip_space();
            member(self)?;
            self.skip_space();
            if self.take(end) {
                return Ok(());
            }
            self.expect(",")?;
        }
    }

    /// A whole number of 64 bits; fractions and exponents are refused, not rounded.
    fn number(&mut self) -> Result<Json, NotJson> {
        let end = self
            .rest
            .find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'))
            .unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        let leading_zero = unsigned.len() > 1 && unsigned.starts_with('0');
        if leading_zero || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotJson);
        }
        self.rest = rest;
        digits.parse().map(Json::Number).map_err(|_| NotJson)
    }

    /// The rest of a text whose opening quote was taken.
    fn text(&mut self) -> Result<String, NotJson> {
        let mut text = String::new();
        loop {
            let end = self
                .rest
                .find(|c: char| c == '"' || c == '\\' || c < ' ')
                .ok_or(NotJson)?;
            let (plain, rest) = self.rest.split_at(end);
            text.push_str(plain);
            self.rest = rest;
            if self.take("\"") {
                return Ok(text);
            }
            self.expect("\\")?;
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, NotJson> {
        let mut characters = self.rest.chars();
        let letter = characters.next().ok_or(NotJson)?;
        self.rest = characters.as_str();
        Ok(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.four_digits()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    self.expect("\\u")?;
                    let second = self.four_digits()?;
                    if !(0xdc00..0xe000).contains(&second) {
                        return Err(NotJson);
                    }
                    0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                } else {
                    first
                };
                char::from_u32(code).ok_or(NotJson)?
            }
            _ => return Err(NotJson),
        })
    }

    fn four_digits(&mut self) -> Result<u32, NotJson> {
        let digits = self.rest.get(..4).ok_or(NotJson)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotJson);
        }
        self.rest = self.rest.get(4..).ok_or(NotJson)?;
        u32::from_str_radix(digits, 16).map_err(|_| NotJson)
    }
}

/// Appends `text` in quotes.
pub(super) fn push_text(out: &mut String, text: &str) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control < ' ' => {
                let code = usize::try_from(u32::from(control)).unwrap_or(0);
                out.push_str("\\u00");
                out.extend(HEX.get(code / 16));
                out.extend(HEX.get(code % 16));
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
}

/// A value that does not fit its shape: the name of the field, where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Misfit(pub(super) Option<&'static str>);

/// What can be written as JSON and read back.
pub(super) trait Shape: Sized {
    /// Appends the value.
    fn write(&self, out: &mut String);

    /// Reads the value.
    fn read(value: &Json) -> Result<Self, Misfit>;
}

macro_rules! whole_number_shape {
    ($($number:ty),+) => {
        $(impl Shape for $number {
            fn write(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }

            fn read(value: &Json) -> Result<Self, Misfit> {
                match value {
                    Json::Number(number) => Self::try_from(*number).map_err(|_| Misfit(None)),
                    _ => Err(Misfit(None)),
                }
            }
        })+
    };
}

whole_number_shape!(u8, u16, u32, u64, i16, i32, i64);

impl Shape for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }

    fn read(value: &Json) -> Result<Self, Misfit> {
        match value {
            Json::Bool(value) => Ok(*value),
            _ => Err(Misfit(None)),
        }
    }
}

impl Shape for String {
    fn write(&self, out: &mut String) {
        push_text(out, self);
    }

    fn read(value: &Json) -> Result<Self, Misfit> {
        match value {
            Json::Text(text) => Ok(text.clone()),
            _ => Err(Misfit(None)),
        }
    }
}

impl<T: Shape> Shape for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            None => out.push_str("null"),
            Some(value) => value.write(out),
        }
    }

    fn read(value: &Json) -> Result<Self, Misfit> {
        match value {
            Json::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            value.write(out);
        }
        out.push(']');
    }

    fn read(value: &Json) -> Result<Self, Misfit> {
        match value {
            Json::List(list) => list.iter().map(T::read).collect(),
            _ => Err(Misfit(None)),
        }
    }
}

/// Appends `"name":value`, after a comma if something stands before it.
pub(super) fn push_field(out: &mut String, name: &str, value: &impl Shape) {
    if !out.ends_with('{') {
        out.push(',');
    }
    push_text(out, name);
    out.push(':');
    value.write(out);
}

/// The field `name` of `object`; the error carries the innermost name.
pub(super) fn field<T: Shape>(object: &[(String, Json)], name: &'static str) -> Result<T, Misfit> {
    let (_, value) = object
        .iter()
        .find(|(key, _)| key == name)
        .ok_or(Misfit(Some(name)))?;
    T::read(value).map_err(|misfit| Misfit(misfit.0.or(Some(name))))
}

/// Writes and reads a struct as an object of exactly its fields.
macro_rules! object_shape {
    ($shape:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::persistence::json::Shape for $shape {
            fn write(&self, out: &mut String) {
                out.push('{');
                $($crate::persistence::json::push_field(out, stringify!($field), &self.$field);)+
                out.push('}');
            }

            fn read(
                value: &$crate::persistence::json::Json,
            ) -> Result<Self, $crate::persistence::json::Misfit> {
                const FIELDS: usize = [$(stringify!($field)),+].len();
                match value {
                    // Each field is there once, so this leaves no room for another.
                    $crate::persistence::json::Json::Object(object) if object.len() == FIELDS => {
                        Ok(Self {
                            $($field: $crate::persistence::json::field(
                                object,
                                stringify!($field),
                            )?,)+
                        })
                    }
                    _ => Err($crate::persistence::json::Misfit(None)),
                }
            }
        }
    };
}

/// Writes and reads an enum without data by the names of its variants.
macro_rules! name_shape {
    ($shape:ident { $($variant:ident),+ $(,)? }) => {
        impl $crate::persistence::json::Shape for $shape {
            fn write(&self, out: &mut String) {
                $crate::persistence::json::push_text(out, match self {
                    $(Self::$variant => stringify!($variant),)+
                });
            }

            fn read(
                value: &$crate::persistence::json::Json,
            ) -> Result<Self, $crate::persistence::json::Misfit> {
                let $crate::persistence::json::Json::Text(name) = value else {
                    return Err($crate::persistence::json::Misfit(None));
                };
                match name.as_str() {
                    $(stringify!($variant) => Ok(Self::$variant),)+
                    _ => Err($crate::persistence::json::Misfit(None)),
                }
            }
        }
    };
}

pub(super) use {name_shape, object_shape};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#" {"a": [1, -2, true, false, null], "b": "\u00e4\ud83e\uddd8\n\"", "c": {}} "#;
        let object = vec![
            (
                "a".to_owned(),
                Json::List(vec![
                    Json::Number(1),
                    Json::Number(-2),
                    Json::Bool(true),
                    Json::Bool(false),
                    Json::Null,
                ]),
            ),
            ("b".to_owned(), Json::Text("ä\u{1f9d8}\n\"".to_owned())),
            ("c".to_owned(), Json::Object(vec![])),
        ];
        assert_eq!(parse(text), Ok(Json::Object(object)));
    }

    #[test]
    fn what_is_not_such_json_is_refused() {
        for text in [
            "",
            "{",
            "[1,]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "01",
            "-",
            "1.5",
            "1e3",
            "+1",
            "--1",
            "9223372036854775808",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\\u12\"",
            "\"\n\"",
            "nul",
            "1 1",
            "{a:1}",
            "NaN",
            "Infinity",
        ] {
            assert_eq!(parse(text), Err(NotJson), "{text}");
        }
    }

    #[test]
    fn nesting_without_end_is_refused_without_recursing_into_it() {
        let nested = "[".repeat(10_000_000);
        assert_eq!(parse(&nested), Err(NotJson));
        let nested = format!("{}{}", "[".repeat(15), "]".repeat(15));
        assert!(parse(&nested).is_ok());
    }

    proptest! {
        #[test]
        fn any_text_survives(text in any::<String>()) {
            let mut out = String::new();
            push_text(&mut out, &text);
            prop_assert_eq!(parse(&out), Ok(Json::Text(text.clone())));
            let theirs: String = serde_json::from_str(&out).unwrap();
            prop_assert_eq!(theirs, text);
        }

        #[test]
        fn whatever_is_accepted_serde_json_accepts(text in "[\\[\\]{}:,\"0-9a-ftrulnse\\\\ .-]{0,24}") {
            if parse(&text).is_ok() {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
            }
        }
    }
}
