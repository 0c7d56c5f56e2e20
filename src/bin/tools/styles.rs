//! Joins the style files into one sheet: one request, and one text to compress.

use std::path::Path;

use crate::{ToolError, files};

/// Names the order of the cascade layers, so it comes first. Every rule of every other file is in
/// a layer: their order among each other decides nothing, and is that of their names.
const LAYERS: &str = "layers.css";

/// Writes every `.css` file of `folder`, joined, to `output`.
pub(crate) fn write(folder: &Path, output: &Path) -> Result<(), ToolError> {
    let mut sheets = files::names(folder)?;
    sheets.retain(|name| files::extension(name) == "css");
    sheets.sort_by_key(|name| name != LAYERS);

    let mut joined = String::new();
    for name in &sheets {
        joined.push_str(&files::read_text(&folder.join(name))?);
        joined.push('\n');
    }
    files::write(output, joined.as_bytes())
}
