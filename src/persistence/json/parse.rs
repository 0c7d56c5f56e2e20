//! Reading, with a bound on nesting.

use super::Json;

/// Levels of lists and objects that are read. Chosen by us: a backup has five.
const MOST_DEPTH: u8 = 16;

/// The text is not such JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::persistence) struct NotJson;

/// Reads `text`, which is one value with nothing but white space around it.
pub(in crate::persistence) fn parse(text: &str) -> Result<Json, NotJson> {
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
