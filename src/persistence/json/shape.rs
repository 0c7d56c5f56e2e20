//! What is written as JSON and read back: numbers, texts, lists, and structs by their fields.

use super::{Json, push_text};

/// A value that does not fit its shape: the name of the field, where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::persistence) struct Misfit(pub(in crate::persistence) Option<&'static str>);

/// What can be written as JSON and read back.
pub(in crate::persistence) trait Shape: Sized {
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
pub(in crate::persistence) fn push_field(out: &mut String, name: &str, value: &impl Shape) {
    if !out.ends_with('{') {
        out.push(',');
    }
    push_text(out, name);
    out.push(':');
    value.write(out);
}

/// The field `name` of `object`; the error carries the innermost name.
pub(in crate::persistence) fn field<T: Shape>(
    object: &[(String, Json)],
    name: &'static str,
) -> Result<T, Misfit> {
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

pub(in crate::persistence) use {name_shape, object_shape};
