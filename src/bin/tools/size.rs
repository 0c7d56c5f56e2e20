//! What the first load weighs, held against a budget.

use std::path::{Path, PathBuf};

use crate::{ToolError, files};

/// Bytes of one file, plain and as each compressed copy.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Weight {
    /// A file without a compressed copy travels plain.
    fn of(path: &Path) -> Result<Self, ToolError> {
        let raw = files::length(path)?;
        let copy = |ending: &str| {
            let copy = PathBuf::from(format!("{}.{ending}", path.to_string_lossy()));
            if copy.exists() {
                files::length(&copy)
            } else {
                Ok(raw)
            }
        };
        Ok(Self {
            raw,
            gzip: copy("gz")?,
            brotli: copy("br")?,
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw.saturating_add(other.raw),
            gzip: self.gzip.saturating_add(other.gzip),
            brotli: self.brotli.saturating_add(other.brotli),
        }
    }
}

#[derive(serde::Deserialize)]
struct Budget {
    /// Largest sum of the brotli copies of the first load, in bytes.
    first_load_brotli: u64,
}

/// Prints the weight of every file; an error if the first load is over the budget.
pub(crate) fn report(dist: &Path, budget: &Path) -> Result<(), ToolError> {
    let page = dist.join("index.html");
    if !page.exists() {
        return Err(ToolError::NothingBuilt(dist.to_owned()));
    }
    let page = files::read_text(&page)?;
    let limit = read_budget(budget)?;

    let (first, later): (Vec<_>, Vec<_>) = files::names(dist)?
        .into_iter()
        .filter(|name| name != "_headers")
        .partition(|name| is_first_load(name, &page));

    let row = |name: &str, weight: Weight| {
        println!(
            "{name:<44}{:>9}{:>9}{:>9}",
            weight.raw, weight.gzip, weight.brotli
        );
    };
    println!("{:<44}{:>9}{:>9}{:>9}", "bytes", "raw", "gzip", "brotli");
    let mut total = Weight::default();
    for name in &first {
        let weight = Weight::of(&dist.join(name))?;
        total = total.plus(weight);
        row(name, weight);
    }
    row("first load", total);
    println!();
    let mut rest = Weight::default();
    for name in &later {
        rest = rest.plus(Weight::of(&dist.join(name))?);
    }
    row("kept offline after the start", rest);

    if total.brotli > limit {
        return Err(ToolError::OverBudget {
            actual: total.brotli,
            budget: limit,
        });
    }
    println!("budget of the first load{:>47}", limit);
    Ok(())
}

/// Whether the app needs `name` to start: the page, and the code and styles the page names.
fn is_first_load(name: &str, page: &str) -> bool {
    match files::extension(name) {
        "html" => true,
        "js" | "css" | "wasm" => page.contains(name),
        _ => false,
    }
}

fn read_budget(path: &Path) -> Result<u64, ToolError> {
    let budget: Budget =
        toml::from_str(&files::read_text(path)?).map_err(|error| ToolError::Budget {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
    Ok(budget.first_load_brotli)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_the_page_and_the_code_it_names() {
        let page = "<link href=./app-1.css><meta content=./app_bg.wasm><link href=./icon.svg>";
        assert!(is_first_load("index.html", page));
        assert!(is_first_load("app-1.css", page));
        assert!(is_first_load("app_bg.wasm", page));
        assert!(!is_first_load("sw.js", page));
        assert!(!is_first_load("icon.svg", page));
    }

    fn folder(name: &str, budget: u64) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        files::write(&folder.join("index.html"), &[b' '; 100]).unwrap();
        files::write(&folder.join("index.html.br"), &[b' '; 60]).unwrap();
        let text = format!("first_load_brotli = {budget}");
        files::write(&folder.join("budget.toml"), text.as_bytes()).unwrap();
        folder
    }

    #[test]
    fn a_first_load_at_the_budget_passes() {
        let folder = folder("size-at", 60);
        assert!(report(&folder, &folder.join("budget.toml")).is_ok());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_first_load_one_byte_over_the_budget_fails() {
        let folder = folder("size-over", 59);
        let result = report(&folder, &folder.join("budget.toml"));
        assert!(matches!(
            result,
            Err(ToolError::OverBudget {
                actual: 60,
                budget: 59
            })
        ));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
