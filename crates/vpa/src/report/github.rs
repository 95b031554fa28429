//! Findings as annotations of GitHub Actions: one workflow command a line, shown beside the lines of a pull request.

use std::io::{self, Write};

use course::diagnostic::{Diagnostic, Severity};

use super::{
    Finished,
    place::{Places, Region, file},
};

pub fn write(finished: &Finished<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut places = Places::of(finished);
    for found in &finished.content.diagnostics {
        let region = places.region(&found.path, found.span);
        let name = file(&finished.content.folder, &found.path);
        let message = found.message.get(finished.lang);
        writeln!(out, "{}", annotation(found, &name, region, message))?;
    }
    Ok(())
}

fn annotation(found: &Diagnostic, name: &str, region: Option<Region>, message: &str) -> String {
    let word = match found.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = region.map_or_else(String::new, |Region { start, end, .. }| {
        let columns = match start.line == end.line {
            true => format!(",endColumn={}", end.column),
            // Columns of another line would be read as columns of the first.
            false => String::new(),
        };
        format!(",line={},endLine={},col={}{columns}", start.line, end.line, start.column)
    });
    format!("::{word} file={}{place},title={}::{}", property(name), found.code, data(message))
}

/// The text of a command ends at a line end, and `%` begins an escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property also ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use course::{
        diagnostic::Code,
        span::{Place, Span},
    };

    use super::*;

    #[test]
    fn what_ends_a_command_is_escaped() {
        let found = Diagnostic::new(Code::M308, "a.md", 0..1, "", "");
        let place = |line, column| Place { line, column };
        let region = Region { start: place(2, 3), end: place(2, 9), span: Span::new(0, 1) };
        assert_eq!(
            annotation(&found, "isi: satu,dua/a.md", Some(region), "60 %: satu,\r\ndua"),
            "::warning file=isi%3A satu%2Cdua/a.md,line=2,endLine=2,col=3,endColumn=9,title=M308::60 %25: satu,%0D%0Adua"
        );
        let region = Region { end: place(4, 1), ..region };
        assert_eq!(
            annotation(&found, "a.md", Some(region), "x"),
            "::warning file=a.md,line=2,endLine=4,col=3,title=M308::x"
        );
        assert_eq!(annotation(&found, "a.md", None, "x"), "::warning file=a.md,title=M308::x");
    }
}
