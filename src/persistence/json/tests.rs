//! What is read, what is refused.

use proptest::prelude::*;

use super::{parse::NotJson, *};

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
