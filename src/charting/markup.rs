//! Text and numbers as they may stand in markup.

/// Appends `text` so that it is text in an element and in a quoted attribute.
pub fn push_text(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// Appends a coordinate with one decimal; a tenth of a unit is below what a screen shows.
/// Nothing that is not finite comes here; if it did, it would be 0, not a broken attribute.
pub(super) fn push_number(out: &mut String, value: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` saturates, and makes NaN zero"
    )]
    let tenths = (value * 10.0).round() as i32;
    if tenths < 0 {
        out.push('-');
    }
    let size = tenths.unsigned_abs();
    out.push_str(&(size / 10).to_string());
    if !size.is_multiple_of(10) {
        out.push('.');
        out.push_str(&(size % 10).to_string());
    }
}

/// Appends `<name attribute="number" … class="class"/>`.
pub(super) fn push_shape(out: &mut String, name: &str, class: &str, attributes: &[(&str, f64)]) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in attributes {
        out.push(' ');
        out.push_str(attribute);
        out.push_str("=\"");
        push_number(out, *value);
        out.push('"');
    }
    out.push_str(" class=\"");
    out.push_str(class);
    out.push_str("\"/>");
}

/// Appends `text` at a place; `class` decides its size and anchor.
pub(super) fn push_label(out: &mut String, class: &str, x: f64, y: f64, text: &str) {
    out.push_str("<text x=\"");
    push_number(out, x);
    out.push_str("\" y=\"");
    push_number(out, y);
    out.push_str("\" class=\"");
    out.push_str(class);
    out.push_str("\">");
    push_text(out, text);
    out.push_str("</text>");
}

/// Appends `<path d="…" class="class"/>` through `points`; nothing for none.
pub(super) fn push_line(out: &mut String, class: &str, points: &[(f64, f64)]) {
    let Some(((x, y), rest)) = points.split_first() else {
        return;
    };
    out.push_str("<path d=\"M");
    push_number(out, *x);
    out.push(' ');
    push_number(out, *y);
    // A lone point is drawn as a dot by a round cap.
    if rest.is_empty() {
        out.push_str("h0");
    }
    for (x, y) in rest {
        out.push('L');
        push_number(out, *x);
        out.push(' ');
        push_number(out, *y);
    }
    out.push_str("\" class=\"");
    out.push_str(class);
    out.push_str("\"/>");
}

/// A `<table>` of escaped text, built row by row; the first cell of a row is its heading.
pub struct Table<'a> {
    out: String,
    /// The headings to repeat in each cell, where a table may be stacked.
    heads: Option<Vec<&'a str>>,
}

impl<'a> Table<'a> {
    /// With a caption and the headings of its columns.
    pub fn new(caption: &str, columns: impl IntoIterator<Item = &'a str>) -> Self {
        let mut out = String::from("<table class=\"chart-table\"><caption>");
        push_text(&mut out, caption);
        out.push_str("</caption><thead><tr>");
        for column in columns {
            out.push_str("<th scope=\"col\">");
            push_text(&mut out, column);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody>");
        Self { out, heads: None }
    }

    /// As [`Self::new`], with each cell's heading in its `data-head`: where there is no room for
    /// columns, the style sheet sets a row's cells below one another.
    pub fn stacking(caption: &str, columns: &[&'a str]) -> Self {
        let table = Self::new(caption, columns.iter().copied());
        Self {
            heads: Some(columns.iter().skip(1).copied().collect()),
            ..table
        }
    }

    /// Adds a row.
    pub fn row<'b>(&mut self, head: &str, cells: impl IntoIterator<Item = &'b str>) {
        self.out.push_str("<tr><th scope=\"row\">");
        push_text(&mut self.out, head);
        self.out.push_str("</th>");
        for (index, cell) in cells.into_iter().enumerate() {
            self.out.push_str("<td");
            let head = self.heads.as_ref().and_then(|heads| heads.get(index));
            if let Some(head) = head {
                self.out.push_str(" data-head=\"");
                push_text(&mut self.out, head);
                self.out.push('"');
            }
            self.out.push('>');
            push_text(&mut self.out, cell);
            self.out.push_str("</td>");
        }
        self.out.push_str("</tr>");
    }

    /// The finished element.
    pub fn finish(mut self) -> String {
        self.out.push_str("</tbody></table>");
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> String {
        let mut out = String::new();
        push_number(&mut out, value);
        out
    }

    #[test]
    fn coordinates_have_one_decimal_and_are_never_nan() {
        assert_eq!(number(12.34), "12.3");
        assert_eq!(number(-0.06), "-0.1");
        assert_eq!(number(-0.01), "0");
        assert_eq!(number(200.0), "200");
        assert_eq!(number(f64::NAN), "0");
    }

    #[test]
    fn text_cannot_become_markup() {
        let mut out = String::new();
        push_label(&mut out, "tick", 1.0, 2.0, "<b> & \"c\" 'd'");
        assert_eq!(
            out,
            "<text x=\"1\" y=\"2\" class=\"tick\">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</text>"
        );
    }

    #[test]
    fn a_lone_point_is_a_dot() {
        let mut out = String::new();
        push_line(&mut out, "line", &[(1.0, 2.0)]);
        assert_eq!(out, "<path d=\"M1 2h0\" class=\"line\"/>");
    }
}
