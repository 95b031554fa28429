//! Ids in headings: there, and of the right form.

use learning::id::InvalidId;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{FileContext, Heading},
    span::Spanned,
};

/// Reads the id of a heading that must have one: `I207` where it is missing, `I201` where its form is wrong.
pub(crate) fn read<T>(
    heading: &Heading,
    example: &str,
    parse: fn(&str) -> Result<T, InvalidId>,
    context: &FileContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Spanned<T>> {
    let Some(id) = &heading.id else {
        found.push(missing(heading, example, context));
        return None;
    };
    match parse(&id.value) {
        Ok(value) => Some(Spanned { value, span: id.span }),
        Err(error) => {
            found.push(malformed(id, &error, context));
            None
        }
    }
}

fn missing(heading: &Heading, example: &str, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::I207,
        context.path,
        heading.span,
        format!("Judul ini perlu id. Tambahkan `{{{example}}}` di akhir judul."),
        format!("This heading needs an id. Add `{{{example}}}` at the end of the heading."),
    )
}

fn malformed(id: &Spanned<String>, error: &InvalidId, context: &FileContext<'_>) -> Diagnostic {
    let (text, expected) = (&error.text, error.expected);
    Diagnostic::new(
        Code::I201,
        context.path,
        id.span,
        format!("Id `{text}` salah bentuk. Yang benar: {expected}."),
        format!("The id `{text}` has the wrong form. Expected: {expected}."),
    )
}
