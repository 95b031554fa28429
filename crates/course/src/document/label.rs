//! Whether pictures (`A802`) and links (`A803`) are described for somebody who does not see what is around them. WCAG 2.2,
//! success criteria 1.1.1 and 2.4.4.

use super::{Document, FileContext, Image, Link};
use crate::diagnostic::{Code, Diagnostic};

/// Characters of an alternative text.
const ALT: std::ops::RangeInclusive<usize> = 5..=150;

/// What a screen reader says by itself.
const OPENINGS: &[&str] = &[
    "gambar",
    "foto",
    "ilustrasi",
    "image of",
    "image:",
    "picture",
    "photo of",
    "a picture",
    "an image",
    "graphic of",
];

const ENDINGS: &[&str] = &[".png", ".svg", ".webp", ".jpg", ".jpeg", ".gif"];

/// Link texts that say nothing about the target.
const EMPTY: &[&str] = &[
    "klik",
    "klik di sini",
    "klik disini",
    "di sini",
    "disini",
    "sini",
    "tautan",
    "tautan ini",
    "tautan berikut",
    "link",
    "link ini",
    "ini",
    "selengkapnya",
    "baca selengkapnya",
    "baca",
    "lihat",
    "lihat di sini",
    "halaman ini",
    "situs ini",
    "laman ini",
    "berikut",
    "here",
    "click here",
    "click",
    "this",
    "this link",
    "this page",
    "this site",
    "link here",
    "more",
    "read more",
    "learn more",
    "see here",
    "page",
    "website",
    "see",
];

/// `A802` `A803`.
pub(crate) fn check(document: &Document, context: &FileContext<'_>) -> Vec<Diagnostic> {
    let pictures = document.images.iter().filter_map(|image| picture(image, context));
    pictures.chain(document.links.iter().filter_map(|link| linked(link, context))).collect()
}

/// A missing text has been reported as `A801`.
fn picture(image: &Image, context: &FileContext<'_>) -> Option<Diagnostic> {
    let alt = image.alt.trim();
    let length = alt.chars().count();
    let lower = alt.to_lowercase();
    let opening = OPENINGS.iter().find(|opening| starts_word(&lower, opening));
    let (id, en) = if length == 0 {
        return None;
    } else if ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
        ("berupa nama berkas".to_owned(), "is a file name".to_owned())
    } else if !ALT.contains(&length) {
        let (least, most) = (ALT.start(), ALT.end());
        (
            format!("{length} karakter; seharusnya {least} sampai {most}"),
            format!("has {length} characters; {least} to {most} are right"),
        )
    } else if let Some(opening) = opening {
        (
            format!("mulai dengan \"{opening}\", yang sudah dibacakan pembaca layar"),
            format!("begins with \"{opening}\", which a screen reader says by itself"),
        )
    } else {
        return None;
    };
    Some(Diagnostic::new(
        Code::A802,
        context.path,
        image.span,
        format!(
            "Teks alternatif gambar ini {id}. Tulis apa yang diperlihatkan gambar; rincian panjang masuk ke paragraf di dekatnya."
        ),
        format!(
            "The alternative text of this picture {en}. Say what it shows; long details go into a paragraph beside it."
        ),
    ))
}

fn starts_word(text: &str, opening: &str) -> bool {
    text.strip_prefix(opening)
        .is_some_and(|rest| opening.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
}

fn linked(link: &Link, context: &FileContext<'_>) -> Option<Diagnostic> {
    let text = link.text.trim().trim_matches(|c: char| c.is_ascii_punctuation());
    let lower = text.to_lowercase();
    let address = ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start));
    (text.is_empty() || address || EMPTY.contains(&lower.as_str())).then(|| {
        Diagnostic::new(
            Code::A803,
            context.path,
            link.span,
            "Teks tautan ini tidak berkata ke mana tujuannya bila dibaca sendiri. Tulis judul atau isi tujuannya.",
            "The text of this link does not say where it leads when it is read alone. Write the title or content of its target.",
        )
    })
}
