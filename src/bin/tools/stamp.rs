//! Turns Trunk's output into what is deployed.
//!
//! The order matters: the app is split and the page finished first, then hashed into the worker's list, then all is
//! compressed. A development build stays as it is; its worker, without a list, removes itself.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256, Sha384};

use crate::{ToolError, files, headers, split};

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
const HOST_HEADERS: &str = "_headers";
/// Pictures that only the system asks for, when it installs the app.
const NOT_KEPT_OFFLINE: [&str; 2] = ["splash/", "screenshots/"];

/// Text files, which compression pays for. Images are compressed already.
const COMPRESSIBLE: [&str; 8] = [
    "html",
    "css",
    "js",
    "wasm",
    "svg",
    "json",
    "webmanifest",
    "txt",
];

/// Brotli's own names: its best level, and a window of 4 MiB, larger than any file here.
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 22;
const BROTLI_BUFFER: usize = 1 << 16;

/// Stamps the folder that Trunk names in its hooks' environment.
pub(crate) fn stamp_for_trunk() -> Result<(), ToolError> {
    let variable = |name| std::env::var(name).map_err(|_| ToolError::NotCalledByTrunk(name));
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    if variable("TRUNK_PROFILE")? == "release" {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        split::split(&staging, &target)?;
        stamp(&staging)?;
    }
    Ok(())
}

fn stamp(folder: &Path) -> Result<(), ToolError> {
    let build = build_name(folder)?;

    let page = files::read_text(&folder.join(PAGE))?;
    let page = replace_once(PAGE, &page, "unstamped", &build)?;
    // A policy holds for what follows it, and the title precedes everything that loads.
    let title = format!("{}<title>", headers::policy_element());
    let page = replace_once(PAGE, &page, "<title>", &title)?;
    files::write(&folder.join(PAGE), page.as_bytes())?;

    let worker = files::read_text(&folder.join(WORKER))?;
    let worker = replace_once(WORKER, &worker, "unstamped", &build)?;
    let list = precache_list(folder)?;
    let worker = replace_once(WORKER, &worker, "FILES = []", &format!("FILES = {list}"))?;
    files::write(&folder.join(WORKER), worker.as_bytes())?;

    for name in files::names(folder)? {
        if COMPRESSIBLE.contains(&files::extension(&name)) {
            compress(&folder.join(name))?;
        }
    }

    let host = headers::written_for(
        headers::Server::Netlify,
        &files::names(folder)?,
        headers::Place::default(),
    );
    files::write(&folder.join(HOST_HEADERS), host.as_bytes())
}

/// A name that changes with any file: the first 12 hex digits of a hash over all of them.
fn build_name(folder: &Path) -> Result<String, ToolError> {
    let mut hash = Sha256::new();
    for name in files::names(folder)? {
        hash.update(name.as_bytes());
        hash.update(Sha256::digest(files::read(&folder.join(name))?));
    }
    Ok(files::name_of(&hash.finalize(), 6))
}

/// `[["./","sha384-…"],…]`: what the worker fetches, and what it must be.
fn precache_list(folder: &Path) -> Result<String, ToolError> {
    let mut entries = Vec::new();
    for name in files::names(folder)? {
        let not_kept = NOT_KEPT_OFFLINE
            .iter()
            .any(|folder| name.starts_with(folder));
        if name == WORKER || name == HOST_HEADERS || not_kept {
            continue;
        }
        let integrity = BASE64.encode(Sha384::digest(files::read(&folder.join(&name))?));
        // Hosts redirect index.html to its folder, and a redirected answer cannot open a page.
        let address = if name == PAGE { "./" } else { name.as_str() };
        entries.push(format!("[\"{address}\",\"sha384-{integrity}\"]"));
    }
    Ok(format!("[{}]", entries.join(",")))
}

/// Writes `path.br` and `path.gz`, each only where it is smaller than the file.
fn compress(path: &Path) -> Result<(), ToolError> {
    let bytes = files::read(path)?;
    let name = path.to_string_lossy();
    for (ending, packed) in [("br", brotli(&bytes)), ("gz", gzip(&bytes))] {
        let target = PathBuf::from(format!("{name}.{ending}"));
        let packed = packed.map_err(|source| ToolError::File {
            path: target.clone(),
            source,
        })?;
        if packed.len() < bytes.len() {
            files::write(&target, &packed)?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer =
        brotli::CompressorWriter::new(Vec::new(), BROTLI_BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

/// `text` with its one `marker` replaced; [`ToolError::Marker`] unless there is exactly one.
pub(crate) fn replace_once(
    file: &'static str,
    text: &str,
    marker: &'static str,
    by: &str,
) -> Result<String, ToolError> {
    if text.matches(marker).count() != 1 {
        return Err(ToolError::Marker { file, marker });
    }
    Ok(text.replace(marker, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A build of three files in a folder of its own, removed at the end.
    struct Build(PathBuf);

    impl Build {
        fn new(name: &str, app: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
            let page = "<title>Plumbline</title><meta name=app-build content=unstamped>";
            let worker = "const BUILD = \"unstamped\";\nconst FILES = [];\n";
            for (name, text) in [(PAGE, page), (WORKER, worker), ("app.js", app)] {
                files::write(&folder.join(name), text.as_bytes()).unwrap();
            }
            Self(folder)
        }

        fn text(&self, name: &str) -> String {
            files::read_text(&self.0.join(name)).unwrap()
        }
    }

    impl Drop for Build {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn the_worker_lists_every_file_but_itself_with_the_hash_of_the_finished_page() {
        let build = Build::new("stamp-list", "start()");
        stamp(&build.0).unwrap();

        let page_hash = BASE64.encode(Sha384::digest(build.text(PAGE)));
        // printf 'start()' | openssl dgst -sha384 -binary | base64
        let app_hash = "YO9eH3sX36qyw+UuhVDLik67J+J6POpRYTtOKqiZdbEbjICi3NUmlZIasD9C8qpz";
        let list = format!(
            "const FILES = [[\"app.js\",\"sha384-{app_hash}\"],[\"./\",\"sha384-{page_hash}\"]];"
        );
        assert!(build.text(WORKER).contains(&list), "{}", build.text(WORKER));
    }

    #[test]
    fn another_file_content_gives_another_build_name() {
        let (one, other) = (Build::new("stamp-one", "a"), Build::new("stamp-other", "b"));
        assert_ne!(build_name(&one.0).unwrap(), build_name(&other.0).unwrap());
    }

    #[test]
    fn the_page_carries_the_policy_and_the_build_name() {
        let build = Build::new("stamp-page", "start()");
        let name = build_name(&build.0).unwrap();
        stamp(&build.0).unwrap();

        let page = build.text(PAGE);
        assert!(page.starts_with("<meta http-equiv=\"Content-Security-Policy\""));
        assert!(page.contains(&format!("content={name}")));
    }

    #[test]
    fn a_page_stamped_twice_is_refused() {
        let build = Build::new("stamp-twice", "start()");
        stamp(&build.0).unwrap();
        assert!(matches!(
            stamp(&build.0),
            Err(ToolError::Marker { file: PAGE, .. })
        ));
    }

    #[test]
    fn a_compressed_copy_unpacks_to_the_file_and_is_left_out_where_it_is_not_smaller() {
        let long = "start();".repeat(100);
        let build = Build::new("stamp-compress", &long);
        stamp(&build.0).unwrap();

        let packed = files::read(&build.0.join("app.js.br")).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, long.as_bytes());

        let short = Build::new("stamp-short", "a");
        stamp(&short.0).unwrap();
        assert!(!short.0.join("app.js.br").exists());
    }
}
