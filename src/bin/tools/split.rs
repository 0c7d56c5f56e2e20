//! Splits the linked app into the file it starts with and its parts, in place of Trunk's single file.
//!
//! `src/app/parts.rs` marks what lies in a part. The splitter needs the linker's relocations, which
//! the release build asks for (`make build`). Everything gets a name with one hash over all of it: a
//! file never meets the parts of another build, not even in a cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256, Sha384};

use crate::{ToolError, files, stamp};

const PAGE: &str = "index.html";
/// What the splitter calls the script that loads parts; the glue imports it by this name.
const LOADER: &str = "./__wasm_split.js";
/// What the loader imports the glue by.
const GLUE: &str = "./main.js";

/// The address of a part in the loader, before it is named for good.
const PART_OPENS: &str = "fetch(new URL(\"./";
const PART_CLOSES: &str = ".wasm\", import.meta.url))";

/// Replaces Trunk's app in `staging` by the split one.
pub(crate) fn split(staging: &Path, target: &Path) -> Result<(), ToolError> {
    let folder = target.join("split");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|source| ToolError::File {
            path: folder.clone(),
            source,
        })?;
    }
    let linked = files::read(&target.join("wasm32-unknown-unknown/release/plumbline.wasm"))?;
    let main = folder.join("main.wasm");
    take_apart(&linked, &folder, &main)?;
    bind(&main, &folder)?;
    Build::read(&folder)?.put_into(staging)
}

fn take_apart(linked: &[u8], folder: &Path, main: &Path) -> Result<(), ToolError> {
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    wasm_split_cli_support::transform(options)
        .map(|_| ())
        .map_err(|error| ToolError::Split(format!("{error:#}")))
}

fn bind(main: &Path, folder: &Path) -> Result<(), ToolError> {
    let status = Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", "main"])
        .args(["--remove-name-section", "--remove-producers-section"])
        // The parts share the app's memory and table by the names the linker gave them.
        .args(["--keep-lld-exports", "--out-dir"])
        .arg(folder.join("bound"))
        .arg(main)
        .status()
        .map_err(|source| ToolError::File {
            path: PathBuf::from("wasm-bindgen"),
            source,
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(ToolError::Split(format!("wasm-bindgen: {status}")))
    }
}

/// `part` without its custom sections: no browser needs the names of functions, and they are two fifths
/// of what the splitter writes.
fn without_names(part: &[u8]) -> Result<Vec<u8>, ToolError> {
    let broken = |error: String| ToolError::Split(format!("a part is no module: {error}"));
    let mut module = wasm_encoder::Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(part) {
        let payload = payload.map_err(|error| broken(error.to_string()))?;
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        if id == wasm_encoder::SectionId::Custom as u8 {
            continue;
        }
        let (Ok(start), Ok(end)) = (usize::try_from(range.start), usize::try_from(range.end))
        else {
            return Err(broken(format!("a section of {range:?}")));
        };
        let data = part
            .get(start..end)
            .ok_or_else(|| broken(format!("a section of {range:?}")))?;
        module.section(&wasm_encoder::RawSection { id, data });
    }
    Ok(module.finish())
}

/// What came out, not yet named for good.
struct Build {
    glue: String,
    main: Vec<u8>,
    loader: String,
    /// Name without ending, and content.
    parts: Vec<(String, Vec<u8>)>,
}

impl Build {
    fn read(folder: &Path) -> Result<Self, ToolError> {
        let mut parts = Vec::new();
        for name in files::names(folder)? {
            if let Some(stem) = name.strip_suffix(".wasm")
                && stem != "main"
                && !stem.contains('/')
            {
                let part = without_names(&files::read(&folder.join(&name))?)?;
                parts.push((stem.to_owned(), part));
            }
        }
        Ok(Self {
            glue: files::read_text(&folder.join("bound/main.js"))?,
            main: files::read(&folder.join("bound/main_bg.wasm"))?,
            loader: files::read_text(&folder.join("__wasm_split.js"))?,
            parts,
        })
    }

    /// Sixteen hex digits over everything.
    fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.glue);
        hash.update(&self.main);
        hash.update(&self.loader);
        for (name, part) in &self.parts {
            hash.update(name);
            hash.update(part);
        }
        files::name_of(&hash.finalize(), 8)
    }

    fn put_into(self, staging: &Path) -> Result<(), ToolError> {
        let hash = self.hash();
        let names = files::names(staging)?;
        let trunks = |ending: &'static str| {
            names
                .iter()
                .find(|name| name.starts_with("plumbline-") && name.ends_with(ending))
                .ok_or(ToolError::Marker {
                    file: PAGE,
                    marker: ending,
                })
        };
        let (old_glue, old_main) = (trunks(".js")?, trunks("_bg.wasm")?);
        let glue_name = format!("plumbline-{hash}.js");
        let main_name = format!("plumbline-{hash}_bg.wasm");
        let loader_name = format!("parts-{hash}.js");

        let mut loader = self
            .loader
            .replace(&format!("\"{GLUE}\""), &format!("\"./{glue_name}\""));
        for (stem, part) in &self.parts {
            let name = format!("part-{stem}-{hash}.wasm");
            let address = format!("{PART_OPENS}{stem}{PART_CLOSES}");
            let checked = format!(
                "fetch(new URL(\"./{name}\", import.meta.url), {{ integrity: \"{}\" }})",
                integrity(part)
            );
            if !loader.contains(&address) {
                return Err(ToolError::Split(format!("{stem} is loaded by nobody")));
            }
            loader = loader.replace(&address, &checked);
            files::write(&staging.join(name), part)?;
        }
        let import = format!("from \"{LOADER}\"");
        if !self.glue.contains(&import) {
            return Err(ToolError::Split("the glue imports no loader".to_owned()));
        }
        let glue = self
            .glue
            .replace(&import, &format!("from \"./{loader_name}\""));

        let mut page = files::read_text(&staging.join(PAGE))?;
        let old = [
            integrity(&files::read(&staging.join(old_glue))?),
            integrity(&files::read(&staging.join(old_main))?),
        ];
        let new = [integrity(glue.as_bytes()), integrity(&self.main)];
        for (old, new) in old.iter().zip(&new) {
            if !page.contains(old) {
                return Err(ToolError::Split("the page names another app".to_owned()));
            }
            page = page.replace(old, new);
        }
        page = page
            .replace(old_glue, &glue_name)
            .replace(old_main, &main_name);
        // The glue imports the loader: fetched beside it, not after it.
        let beside = format!(
            "</title><link rel=\"modulepreload\" href=\"./{loader_name}\" crossorigin integrity=\"{}\">",
            integrity(loader.as_bytes())
        );
        page = stamp::replace_once(PAGE, &page, "</title>", &beside)?;

        for old in [old_glue, old_main] {
            let path = staging.join(old);
            std::fs::remove_file(&path).map_err(|source| ToolError::File { path, source })?;
        }
        files::write(&staging.join(PAGE), page.as_bytes())?;
        files::write(&staging.join(glue_name), glue.as_bytes())?;
        files::write(&staging.join(main_name), &self.main)?;
        files::write(&staging.join(loader_name), loader.as_bytes())
    }
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Trunk's output of one app, and what the splitter made of it; removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, page_names: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
            let (glue, main) = ("old glue", b"old app".as_slice());
            let page = format!(
                "<title>Plumbline</title><link href=./plumbline-1.js integrity={}><link href=./plumbline-1_bg.wasm integrity={}>",
                integrity(page_names.as_bytes()),
                integrity(main),
            );
            files::write(&folder.join(PAGE), page.as_bytes()).unwrap();
            files::write(&folder.join("plumbline-1.js"), glue.as_bytes()).unwrap();
            files::write(&folder.join("plumbline-1_bg.wasm"), main).unwrap();
            Self(folder)
        }

        fn text(&self, name: &str) -> String {
            files::read_text(&self.0.join(name)).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn build(loader: &str) -> Build {
        Build {
            glue: format!("import * as parts from \"{LOADER}\""),
            main: b"app".to_vec(),
            loader: loader.to_owned(),
            parts: vec![("split_diary".to_owned(), b"diary".to_vec())],
        }
    }

    const LOADS_DIARY: &str = "import { initSync } from \"./main.js\";\nfetch(new URL(\"./split_diary.wasm\", import.meta.url))";

    #[test]
    fn every_file_names_the_others_of_its_own_build_by_one_hash() {
        let folder = Folder::new("split-names", "old glue");
        let build = build(LOADS_DIARY);
        let hash = build.hash();
        build.put_into(&folder.0).unwrap();

        let page = folder.text(PAGE);
        assert!(page.contains(&format!("href=./plumbline-{hash}.js")));
        assert!(page.contains(&format!("href=./plumbline-{hash}_bg.wasm")));
        assert!(page.contains(&integrity(b"app")));
        assert!(
            folder
                .text(&format!("plumbline-{hash}.js"))
                .contains(&format!("\"./parts-{hash}.js\""))
        );
        let loader = folder.text(&format!("parts-{hash}.js"));
        assert!(loader.contains(&format!("from \"./plumbline-{hash}.js\"")));
        assert!(loader.contains(&format!("./part-split_diary-{hash}.wasm")));
        assert!(!folder.0.join("plumbline-1.js").exists());
    }

    #[test]
    fn the_loader_checks_a_part_against_its_hash_and_the_page_the_loader() {
        let folder = Folder::new("split-hashes", "old glue");
        let build = build(LOADS_DIARY);
        let hash = build.hash();
        build.put_into(&folder.0).unwrap();

        let loader = folder.text(&format!("parts-{hash}.js"));
        assert!(loader.contains(&format!("{{ integrity: \"{}\" }}", integrity(b"diary"))));
        assert!(folder.text(PAGE).contains(&integrity(loader.as_bytes())));
    }

    #[test]
    fn a_part_is_written_without_the_names_of_its_functions() {
        let bare = |module: &mut wasm_encoder::Module| {
            let mut types = wasm_encoder::TypeSection::new();
            types.ty().function([], []);
            module.section(&types);
        };
        let mut named = wasm_encoder::Module::new();
        bare(&mut named);
        let mut names = wasm_encoder::NameSection::new();
        names.module("a part");
        named.section(&names);
        let mut expected = wasm_encoder::Module::new();
        bare(&mut expected);
        assert_eq!(without_names(&named.finish()).unwrap(), expected.finish());
        assert!(without_names(b"no module").is_err());
    }

    #[test]
    fn a_part_that_nothing_loads_is_refused() {
        let folder = Folder::new("split-unused", "old glue");
        let refused = build("import { initSync } from \"./main.js\";").put_into(&folder.0);
        assert!(matches!(refused, Err(ToolError::Split(_))));
    }

    #[test]
    fn a_page_of_another_build_is_refused() {
        let folder = Folder::new("split-page", "another glue");
        let refused = build(LOADS_DIARY).put_into(&folder.0);
        assert!(matches!(refused, Err(ToolError::Split(_))));
    }
}
