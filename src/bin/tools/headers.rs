//! The response headers, in one place: `serve` sends them, `stamp` writes them down for hosts.

use std::fmt::Write as _;

use crate::files;

/// What a page may load and do: only its own files, no inline script or style.
///
/// `wasm-unsafe-eval` allows WebAssembly to be compiled, not `eval`.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     object-src 'none'; base-uri 'none'; form-action 'none'";

/// Ignored in a `<meta>`, so only the header has it.
const NO_FRAMES: &str = "frame-ancestors 'none'";

/// The motion sensors, the wake lock, and the camera to read a QR code; nothing else.
const PERMISSIONS: &str = "accelerometer=(self), gyroscope=(self), screen-wake-lock=(self), \
     camera=(self), geolocation=(), microphone=(), magnetometer=(), payment=(), usb=()";

const FIXED: [(&str, &str); 5] = [
    ("Permissions-Policy", PERMISSIONS),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// For a file whose name changes with its content: a year, the longest that is of use.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For every other file: kept, but asked about before each use.
const ASK_FIRST: &str = "no-cache";

/// A web server that reads headers from a file of its own form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Server {
    /// A `_headers` file, as Netlify and Cloudflare Pages read it.
    Netlify,
    /// Directives for an nginx `server` block.
    Nginx,
    /// Directives for a Caddy site block.
    Caddy,
}

impl Server {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "netlify" => Some(Self::Netlify),
            "nginx" => Some(Self::Nginx),
            "caddy" => Some(Self::Caddy),
            _ => None,
        }
    }
}

/// The headers that every response has.
pub(crate) fn common() -> Vec<(&'static str, String)> {
    let mut headers = vec![("Content-Security-Policy", format!("{POLICY}; {NO_FRAMES}"))];
    headers.extend(FIXED.map(|(name, value)| (name, value.to_owned())));
    headers
}

/// How long `name` may be kept without asking.
pub(crate) fn cache_control(name: &str) -> &'static str {
    if files::is_content_addressed(name) {
        FOR_EVER
    } else {
        ASK_FIRST
    }
}

/// The policy as an element, for hosts that cannot be told headers.
pub(crate) fn policy_element() -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
}

/// The headers in the form `server` reads, for a site of the files `names` at the root.
pub(crate) fn written_for(server: Server, names: &[String]) -> String {
    match server {
        Server::Netlify => netlify(names),
        Server::Nginx => nginx(),
        Server::Caddy => caddy(),
    }
}

// Rules that match the same path are joined by these hosts, so no path has two Cache-Control.
fn netlify(names: &[String]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in common() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for name in names {
        let _ = writeln!(text, "/{name}\n  Cache-Control: {}", cache_control(name));
    }
    let _ = writeln!(text, "/\n  Cache-Control: {ASK_FIRST}");
    text
}

// nginx drops inherited add_header lines where a block has its own: hence a map, not a location.
fn nginx() -> String {
    let mut text = format!(
        "# In the http block:\n\
         map $uri $plumbline_cache {{\n    \
             default \"{ASK_FIRST}\";\n    \
             \"~[-_.][0-9a-f]{{12,}}[-_.]\" \"{FOR_EVER}\";\n\
         }}\n\
         # In the server block:\n\
         gzip_static on;  # and `brotli_static on;` where the module is there\n\
         add_header Cache-Control $plumbline_cache always;\n"
    );
    for (name, value) in common() {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    text
}

fn caddy() -> String {
    let mut text = format!(
        "file_server {{\n    precompressed br gzip\n}}\n\
         @addressed path_regexp [-_.][0-9a-f]{{12,}}[-_.]\n\
         header Cache-Control \"{ASK_FIRST}\"\n\
         header @addressed Cache-Control \"{FOR_EVER}\"\n"
    );
    for (name, value) in common() {
        let _ = writeln!(text, "header {name} \"{value}\"");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_no_inline_code_and_no_other_origin() {
        for (name, value) in common() {
            assert!(!value.contains("unsafe-inline"), "{name}");
            assert!(!value.contains("'unsafe-eval'"), "{name}");
            assert!(!value.contains("http"), "{name}");
        }
    }

    #[test]
    fn the_policy_element_names_nothing_a_meta_ignores() {
        assert!(!policy_element().contains("frame-ancestors"));
    }

    #[test]
    fn only_content_addressed_files_are_kept_without_asking() {
        assert_eq!(cache_control("sw.js"), "no-cache");
        assert_eq!(
            cache_control("boot-1a2b3c4d5e6f7a8b.js"),
            "public, max-age=31536000, immutable"
        );
    }

    #[test]
    fn every_form_holds_every_header_and_one_cache_rule_a_file() {
        let names = ["boot-1a2b3c4d5e6f7a8b.js".to_owned(), "sw.js".to_owned()];
        for server in [Server::Netlify, Server::Nginx, Server::Caddy] {
            let text = written_for(server, &names);
            for (name, value) in common() {
                assert!(
                    text.contains(name) && text.contains(&value),
                    "{server:?} {name}"
                );
            }
        }
        let netlify = written_for(Server::Netlify, &names);
        assert_eq!(
            netlify
                .matches("/sw.js\n  Cache-Control: no-cache\n")
                .count(),
            1
        );
    }
}
