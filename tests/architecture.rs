//! The import rule of the crate's map, held against every file of `src/`.
//!
//! A room may name itself and the rooms its row allows. The compiler holds part of this (the web
//! crates exist for wasm32 only); this test holds the rest, also among the rooms of one target.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml allows them in tests, which does not cover what tests call"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One room of `src/`: a file or a folder of that name.
struct Room {
    name: &'static str,
    /// Rooms it may name besides itself, in groups.
    sees: &'static [&'static [&'static str]],
    /// Words that its code must not hold.
    without: &'static [&'static str],
}

const PURE: &[&str] = &[
    "domain",
    "content",
    "sensing",
    "statistics",
    "charting",
    "sharing",
    "persistence",
    "formatting",
    "route",
];
/// What joins the pure siblings without being one of them.
const JOINED: &[&str] = &["insights", "made_up"];
const AT_THE_RIM: &[&str] = &["browser", "ui", "app"];

/// The web, the clock, and state that outlives a call.
const IMPURE: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "leptos",
    "gloo_timers",
    "indexed_db_futures",
    "console_error_panic_hook",
    "JsValue",
    "Instant",
    "SystemTime",
    "thread_local",
    "OnceLock",
    "LazyLock",
];

const ROOMS: &[Room] = &[
    Room {
        name: "domain",
        sees: &[],
        without: IMPURE,
    },
    Room {
        name: "content",
        // Counts choose their sentence in one place.
        sees: &[&["domain", "formatting"]],
        without: IMPURE,
    },
    Room {
        name: "sensing",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "statistics",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "charting",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "sharing",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "persistence",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "formatting",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "route",
        sees: &[&["domain"]],
        without: IMPURE,
    },
    Room {
        name: "insights",
        sees: &[&["domain", "content", "statistics", "charting", "formatting"]],
        without: IMPURE,
    },
    Room {
        name: "made_up",
        sees: &[&["domain", "content"]],
        without: IMPURE,
    },
    Room {
        name: "browser",
        sees: &[&["domain", "sensing", "persistence"]],
        without: &["leptos"],
    },
    Room {
        name: "ui",
        sees: &[PURE, &["insights"]],
        without: &["JsValue", "indexed_db_futures", "gloo_timers"],
    },
    Room {
        name: "app",
        sees: &[PURE, JOINED, AT_THE_RIM],
        without: &["JsValue", "indexed_db_futures"],
    },
];

fn all_rooms() -> impl Iterator<Item = &'static str> {
    ROOMS.iter().map(|room| room.name)
}

/// What is no room: the map itself, the entry, and the build-time tools, which are another program.
const OUTSIDE: &[&str] = &["lib", "main", "bin"];

#[test]
fn every_import_in_src_keeps_to_the_map() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut breaches = Vec::new();
    let mut seen = BTreeSet::new();
    for path in rust_files(&src) {
        let name = path
            .strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        seen.insert(room_name(&name).to_owned());
        breaches.extend(check(&name, &fs::read_to_string(&path).unwrap()));
    }
    assert!(
        PURE.iter().all(|room| seen.contains(*room)),
        "the walk saw only {seen:?}"
    );
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn the_tools_name_no_room_of_the_app() {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin");
    for path in rust_files(&tools) {
        let code = without_comments(&fs::read_to_string(&path).unwrap());
        assert!(!code.contains("plumbline::"), "{}", path.display());
    }
}

#[test]
fn browser_and_ui_do_not_see_each_other() {
    assert_breach(
        "ui/pages/today.rs",
        "use crate::browser::motion;",
        "ui must not name browser",
    );
    assert_breach(
        "browser/motion.rs",
        "use crate::ui::context;",
        "browser must not name ui",
    );
}

#[test]
fn only_app_sees_app() {
    for room in ROOMS.iter().filter(|room| room.name != "app") {
        let path = format!("{}/mod.rs", room.name);
        assert_breach(&path, "use crate::app::mount;", "must not name app");
    }
}

#[test]
fn pure_siblings_do_not_see_one_another() {
    for room in PURE.iter().filter(|room| **room != "domain") {
        for sibling in PURE
            .iter()
            .filter(|sibling| *sibling != room && **sibling != "domain")
            .filter(|sibling| (*room, **sibling) != ("content", "formatting"))
        {
            let code = format!("use crate::{sibling}::thing;");
            assert_breach(
                &format!("{room}/mod.rs"),
                &code,
                &format!("{room} must not name {sibling}"),
            );
        }
    }
}

#[test]
fn the_domain_sees_no_other_room() {
    for room in all_rooms().filter(|room| *room != "domain") {
        let code = format!("use crate::{room}::thing;");
        assert_breach(
            "domain/plan.rs",
            &code,
            &format!("domain must not name {room}"),
        );
    }
}

#[test]
fn pure_rooms_name_no_web_crate_no_clock_and_no_global_state() {
    for word in IMPURE {
        let code = format!("fn f() {{ {word}::thing(); }}");
        assert_breach("route.rs", &code, &format!("route must not name `{word}`"));
    }
}

#[test]
fn an_import_is_found_however_it_is_written() {
    for code in [
        "use crate::{domain::units, browser::motion};",
        "use crate::{\n    domain::{plan, units},\n    browser,\n};",
        "fn f() { crate::browser::motion::start(); }",
        "use crate :: browser;",
        "use super::super::browser::motion;",
        "use crate::domain::units; use crate::browser;",
        "const LINK: &str = \"https://example.org\"; use crate::browser;",
    ] {
        assert_breach("content/cues.rs", code, "content must not name browser");
    }
}

#[test]
fn allowed_imports_comments_and_longer_names_are_no_breach() {
    for (path, code) in [
        ("content/cues.rs", "use crate::domain::phase::Phase;"),
        (
            "content/cues.rs",
            "use crate::{content::labels, domain::{plan, units}};",
        ),
        (
            "content/cues.rs",
            "//! Spoken by [`crate::browser::speech`], through leptos.",
        ),
        (
            "content/cues.rs",
            "const LEPTOS_ISLAND: u8 = 1; fn instant() {}",
        ),
        (
            "browser/motion.rs",
            "use crate::sensing::MotionReading; use wasm_bindgen::JsValue;",
        ),
        (
            "ui/pages/today.rs",
            "use leptos::prelude::*; use crate::content::labels;",
        ),
        ("app/mod.rs", "use crate::{browser::storage, ui::pages};"),
    ] {
        assert_eq!(check(path, code), Vec::<String>::new(), "{path}: {code}");
    }
}

#[test]
fn a_room_that_is_not_on_the_map_is_a_breach() {
    assert_breach("helpers/mod.rs", "", "helpers is not on the map");
}

fn assert_breach(path: &str, code: &str, expected: &str) {
    let breaches = check(path, code);
    assert!(
        breaches.iter().any(|breach| breach.contains(expected)),
        "{path}: {code}\nfound only {breaches:?}"
    );
}

/// What `code` at `path` (below `src/`) breaks, a line each.
fn check(path: &str, code: &str) -> Vec<String> {
    let name = room_name(path);
    if OUTSIDE.contains(&name) {
        return Vec::new();
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![format!("src/{path}: {name} is not on the map")];
    };
    let code = without_comments(code);
    let mut breaches = Vec::new();
    for named in rooms_named(&code) {
        let seen = || room.sees.iter().any(|group| group.contains(&named));
        if named != name && !seen() {
            breaches.push(format!("src/{path}: {name} must not name {named}"));
        }
    }
    let words: BTreeSet<&str> = words(&code).collect();
    for word in room.without.iter().filter(|word| words.contains(**word)) {
        breaches.push(format!("src/{path}: {name} must not name `{word}`"));
    }
    breaches
}

/// The first part of a path: `domain` of `domain/plan.rs`, `route` of `route.rs`.
fn room_name(path: &str) -> &str {
    let first = path.split('/').next().unwrap();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Every room that follows a `crate::` or a `super::`, also inside braces.
fn rooms_named(code: &str) -> BTreeSet<&'static str> {
    let packed: String = code
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" :: ", "::");
    let mut named = BTreeSet::new();
    for root in ["crate::", "super::"] {
        for (at, _) in packed.match_indices(root) {
            for path in heads(&packed[at + root.len()..]) {
                named.extend(all_rooms().find(|room| *room == path));
            }
        }
    }
    named
}

/// The first name of each path of a use tree: `a` and `b` of `{a::c, b::{d, e}}`, `a` of `a::c`.
fn heads(tree: &str) -> Vec<&str> {
    let Some(inside) = tree.strip_prefix('{') else {
        return words(tree).take(1).collect();
    };
    let mut heads = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                heads.extend(words(&inside[start..at]).next());
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    heads
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .filter(|word| !word.is_empty())
}

/// `code` without its line comments; a `//` in an address (`https://`) is none.
fn without_comments(code: &str) -> String {
    code.lines()
        .map(|line| {
            let comment = line
                .match_indices("//")
                .find(|(at, _)| !line[..*at].ends_with(':'));
            comment.map_or(line, |(at, _)| &line[..at])
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
