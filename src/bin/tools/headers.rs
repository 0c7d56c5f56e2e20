//! The response headers, in one place: `serve` sends them, `stamp` writes them down for hosts.

use crate::files;

/// What a page may load and do: only its own files, no inline script or style.
///
/// `wasm-unsafe-eval` allows WebAssembly to be compiled, not `eval`.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     object-src 'none'; base-uri 'none'; form-action 'none'";

/// Ignored in a `<meta>`, so only the header has it.
const NO_FRAMES: &str = "frame-ancestors 'none'";

/// The motion sensors, the wake lock, and the camera to read a QR code; no other device, and nothing
/// of a person that the browser would hand over.
///
/// Sound, full screen, the clipboard and the share sheet are left as browsers have them: own pages only.
const PERMISSIONS: &str = "accelerometer=(self), gyroscope=(self), screen-wake-lock=(self), \
     camera=(self), bluetooth=(), display-capture=(), geolocation=(), hid=(), idle-detection=(), \
     local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

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

/// Said in every form, and commented out: it binds all other sites of the domain too.
const STRICT_TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=63072000");

/// A web server that reads headers from a file of its own form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Server {
    /// A `_headers` file, as Netlify and Cloudflare Pages read it.
    Netlify,
    /// A file for nginx's `conf.d`.
    Nginx,
    /// A Caddyfile.
    Caddy,
}

/// Where a server of one's own finds the build and listens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The folder of the build.
    pub(crate) root: &'a str,
    pub(crate) port: u16,
}

impl Default for Place<'_> {
    fn default() -> Self {
        Self {
            root: "/srv/plumbline",
            port: 8080,
        }
    }
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

/// What a page can say of its headers by itself, for hosts that cannot be told any.
pub(crate) fn policy_element() -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"referrer\" content=\"no-referrer\">"
    )
}

/// The headers in the form `server` reads, for a site of the files `names` at the root.
pub(crate) fn written_for(server: Server, names: &[String], place: Place<'_>) -> String {
    match server {
        Server::Netlify => netlify(names),
        Server::Nginx => nginx(place),
        Server::Caddy => caddy(place),
    }
}

// Rules that match the same path are joined by these hosts, so no path has two Cache-Control.
fn netlify(names: &[String]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in common() {
        text += &format!("  {name}: {value}\n");
    }
    let (name, value) = STRICT_TRANSPORT;
    text.push_str("  # Once the whole domain is HTTPS for good:\n");
    text += &format!("  # {name}: {value}\n");
    for name in names {
        text += &format!("/{name}\n  Cache-Control: {}\n", cache_control(name));
    }
    text += &format!("/\n  Cache-Control: {ASK_FIRST}\n");
    text
}

// nginx drops inherited add_header lines where a block has its own: hence a map, not a location.
fn nginx(Place { root, port }: Place<'_>) -> String {
    let mut text = format!(
        "# For nginx's conf.d: joins its http block.\n\
         map $uri $plumbline_cache {{\n    \
             default \"{ASK_FIRST}\";\n    \
             \"~[-_.][0-9a-f]{{12,}}[-_.]\" \"{FOR_EVER}\";\n\
         }}\n\n\
         server {{\n    \
             listen {port};\n    \
             root {root};\n    \
             gzip_static on;  # and `brotli_static on;` where the module is there\n    \
             # Older lists of types lack this one.\n    \
             location ~ \\.webmanifest$ {{ types {{ }} default_type application/manifest+json; }}\n    \
             add_header Cache-Control $plumbline_cache always;\n"
    );
    for (name, value) in common() {
        text += &format!("    add_header {name} \"{value}\" always;\n");
    }
    let (name, value) = STRICT_TRANSPORT;
    text.push_str("    # Once the whole domain is HTTPS for good:\n");
    text += &format!("    # add_header {name} \"{value}\" always;\n}}\n");
    text
}

// Caddy sorts rules by what they match, not by where they stand: no two may match one file.
fn caddy(Place { root, port }: Place<'_>) -> String {
    let mut text = format!(
        "# A host name in the place of the port brings HTTPS with it.\n\
         :{port} {{\n\
         \troot * {root}\n\
         \tfile_server {{\n\t\tprecompressed br gzip\n\t}}\n\
         \t@addressed path_regexp [-_.][0-9a-f]{{12,}}[-_.]\n\
         \t@others not path_regexp [-_.][0-9a-f]{{12,}}[-_.]\n\
         \t# Older lists of types lack this one.\n\
         \t@manifest path *.webmanifest\n\
         \theader @manifest Content-Type application/manifest+json\n\
         \theader @others Cache-Control \"{ASK_FIRST}\"\n\
         \theader @addressed Cache-Control \"{FOR_EVER}\"\n"
    );
    for (name, value) in common() {
        text += &format!("\theader {name} \"{value}\"\n");
    }
    let (name, value) = STRICT_TRANSPORT;
    text.push_str("\t# Once the whole domain is HTTPS for good:\n");
    text += &format!("\t# header {name} \"{value}\"\n}}\n");
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
    fn of_the_devices_only_motion_camera_and_the_screens_lock_are_allowed() {
        let allowed: Vec<_> = PERMISSIONS
            .split(", ")
            .filter_map(|rule| rule.strip_suffix("=(self)"))
            .collect();
        assert_eq!(
            allowed,
            ["accelerometer", "gyroscope", "screen-wake-lock", "camera"]
        );
        assert!(
            PERMISSIONS
                .split(", ")
                .all(|rule| rule.ends_with("=(self)") || rule.ends_with("=()"))
        );
    }

    #[test]
    fn strict_transport_is_named_everywhere_and_switched_on_nowhere() {
        for server in [Server::Netlify, Server::Nginx, Server::Caddy] {
            let text = written_for(server, &[], Place::default());
            let lines: Vec<_> = text
                .lines()
                .filter(|line| line.contains(STRICT_TRANSPORT.0))
                .collect();
            assert_eq!(lines.len(), 1, "{server:?}");
            assert!(
                lines.iter().all(|line| line.trim_start().starts_with('#')),
                "{server:?}"
            );
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
            let text = written_for(server, &names, Place::default());
            for (name, value) in common() {
                assert!(
                    text.contains(name) && text.contains(&value),
                    "{server:?} {name}"
                );
            }
        }
        let netlify = written_for(Server::Netlify, &names, Place::default());
        assert_eq!(
            netlify
                .matches("/sw.js\n  Cache-Control: no-cache\n")
                .count(),
            1
        );
    }
}
