//! The files of a build: read, written and named the same way by every tool.

use std::fs;
use std::path::Path;

use crate::ToolError;

/// Endings of the pre-compressed copies that lie beside a file.
pub(crate) const COMPRESSED: [&str; 2] = ["br", "gz"];

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, ToolError> {
    fs::read(path).map_err(|source| file_error(path, source))
}

pub(crate) fn read_text(path: &Path) -> Result<String, ToolError> {
    fs::read_to_string(path).map_err(|source| file_error(path, source))
}

/// Writes `bytes`, with the folders above where they are missing.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), ToolError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| file_error(folder, source))?;
    }
    fs::write(path, bytes).map_err(|source| file_error(path, source))
}

pub(crate) fn length(path: &Path) -> Result<u64, ToolError> {
    let metadata = fs::metadata(path).map_err(|source| file_error(path, source))?;
    Ok(metadata.len())
}

/// Every file under `folder` but the compressed copies, as `a/b.ext`, sorted.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, ToolError> {
    let mut names = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = folders.pop() {
        for entry in fs::read_dir(&path).map_err(|source| file_error(&path, source))? {
            let entry = entry.map_err(|source| file_error(&path, source))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if !COMPRESSED.contains(&extension(&name)) {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}

/// What follows the last dot of `name`; empty without one.
pub(crate) fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether Trunk put a hash of the content into `name`, so that it may be cached for ever.
pub(crate) fn is_content_addressed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn file_error(path: &Path, source: std::io::Error) -> ToolError {
    ToolError::File {
        path: path.to_owned(),
        source,
    }
}

/// The first `length` bytes of a hash, as they stand in a name.
pub(crate) fn name_of(hash: &[u8], length: usize) -> String {
    hash.iter()
        .take(length)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_carry_a_hash_are_content_addressed() {
        assert!(is_content_addressed("plumbline-93d4f75ad2c1e0b3_bg.wasm"));
        assert!(is_content_addressed("boot-1a2b3c4d5e6f7a8b.js"));
        assert!(!is_content_addressed("sw.js"));
        assert!(!is_content_addressed("index.html"));
        assert!(!is_content_addressed("icons/apple-touch-icon.png"));
    }
}
