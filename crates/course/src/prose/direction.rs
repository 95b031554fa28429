//! Instructions that only a colour or a place explains (`A810`): "klik tombol hijau" says nothing to whoever does not see
//! the colour. WCAG 2.2, success criteria 1.3.3 (sensory characteristics) and 1.4.1 (use of colour).

use std::ops::Range;

use super::{Form, Paragraph, is_any, paragraph::OBJECT, sentences, word::Word, words};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::FileContext,
    span::Span,
};

/// What a reader is told to do, as the sentence's first word or after a comma or "lalu".
const VERBS: &[&str] = &[
    "klik",
    "kliklah",
    "tekan",
    "tekanlah",
    "pilih",
    "pilihlah",
    "ketuk",
    "sentuh",
    "buka",
    "bukalah",
    "cari",
    "lihat",
    "lihatlah",
    "perhatikan",
    "tarik",
    "geser",
    "cabut",
    "pasang",
    "sambungkan",
    "hubungkan",
    "gunakan",
    "pakai",
    "isi",
    "centang",
    "click",
    "press",
    "tap",
    "choose",
    "select",
    "pick",
    "open",
    "find",
    "see",
    "look",
    "drag",
    "pull",
    "unplug",
    "plug",
    "connect",
    "use",
    "tick",
    "check",
    "fill",
];

/// Things that are pointed at.
const THINGS: &[&str] = &[
    "tombol",
    "ikon",
    "kotak",
    "garis",
    "menu",
    "kolom",
    "baris",
    "bagian",
    "lampu",
    "kabel",
    "tautan",
    "panah",
    "port",
    "porta",
    "gambar",
    "lingkaran",
    "panel",
    "tanda",
    "teks",
    "button",
    "buttons",
    "icon",
    "box",
    "line",
    "column",
    "row",
    "part",
    "section",
    "light",
    "lamp",
    "cable",
    "link",
    "arrow",
    "picture",
    "circle",
    "sign",
    "text",
    "one",
];

const COLOURS: &[&str] = &[
    "merah", "hijau", "biru", "kuning", "oranye", "jingga", "ungu", "hitam", "putih", "abu-abu", "cokelat",
    "berwarna", "red", "green", "blue", "yellow", "orange", "purple", "black", "white", "grey", "gray",
    "brown", "coloured", "colored",
];

const PLACES: &[&str] =
    &["kiri", "kanan", "pojok", "sudut", "left", "right", "corner", "top", "bottom", "atas", "bawah"];

/// Words that tie the thing to its place: `di sebelah kanan`, `on the right`, `top left`.
const TIES: &[&str] = &[
    "di", "sebelah", "sisi", "bagian", "yang", "ada", "paling", "pojok", "sudut", "on", "at", "in", "the",
    "to", "upper", "lower", "far", "kiri", "kanan", "atas", "bawah", "left", "right", "top", "bottom",
];

/// What names the thing after all.
const NAMED: &[&str] = &[
    "bernama",
    "bertuliskan",
    "berlabel",
    "berjudul",
    "bertanda",
    "called",
    "named",
    "labelled",
    "labeled",
    "marked",
    "titled",
];

pub(super) fn check(paragraph: &Paragraph, context: &FileContext<'_>, found: &mut Vec<Diagnostic>) {
    if paragraph.form == Form::Cell {
        return;
    }
    for sentence in sentences(paragraph.text()) {
        if is_vague(paragraph, &sentence) {
            found.push(vague(paragraph.span(&sentence), context));
        }
    }
}

fn is_vague(paragraph: &Paragraph, sentence: &Range<usize>) -> bool {
    let text = &paragraph.text()[sentence.clone()];
    instructed(text).is_some_and(|order| {
        let rest = &text[order.range().end..];
        points(rest) && !is_named(paragraph, rest, sentence)
    })
}

/// The first verb that tells the reader to do something.
fn instructed(text: &str) -> Option<Word<'_>> {
    let mut begins = true;
    for word in words(text) {
        if begins && is_any(word.text, VERBS) {
            return Some(word);
        }
        let ends_clause = text[word.range().end..].starts_with([',', ';', ':']);
        begins = ends_clause
            || is_any(
                word.text,
                &["lalu", "kemudian", "dan", "then", "and", "silakan", "please", "anda", "you"],
            );
    }
    None
}

/// Whether a thing is followed, or in English preceded, by its colour, or followed by its place.
fn points(text: &str) -> bool {
    let mut before: Option<Word<'_>> = None;
    let mut rest = words(text);
    while let Some(word) = rest.next() {
        if is_any(word.text, THINGS) {
            let coloured = before.is_some_and(|before| is_any(before.text, COLOURS));
            let mut after = rest.clone().skip_while(|next| is_any(next.text, &["yang", "yg", "is", "that"]));
            let colour_follows = after.clone().next().is_some_and(|next| is_any(next.text, COLOURS));
            if coloured || colour_follows || is_placed(&mut after) {
                return true;
            }
        }
        before = Some(word);
    }
    false
}

/// `di sebelah kanan`, `kanan atas`, `on the left`; "di atas" alone means what was said before.
fn is_placed<'a>(after: &mut impl Iterator<Item = Word<'a>>) -> bool {
    let (mut placed, mut sideways, mut tied) = (false, false, false);
    for word in after.take_while(|word| is_any(word.text, TIES) || is_any(word.text, PLACES)) {
        placed |= is_any(word.text, PLACES);
        sideways |= is_any(
            word.text,
            &["kiri", "kanan", "pojok", "sudut", "left", "right", "corner", "top", "bottom", "paling"],
        );
        tied |= is_any(word.text, TIES);
    }
    placed && sideways && tied
}

/// Quoted, stressed or in code, in brackets, or with a capital: then the thing has a name.
fn is_named(paragraph: &Paragraph, rest: &str, sentence: &Range<usize>) -> bool {
    let marked = paragraph.any_marked(sentence, |marks| marks.stressed || marks.code || marks.term);
    marked
        || rest.contains(['"', '“', '\'', '‘', '(', ':', OBJECT])
        || words(rest).any(|word| is_any(word.text, NAMED) || word.text.starts_with(char::is_uppercase))
}

fn vague(span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::A810,
        context.path,
        span,
        "Petunjuk ini hanya bisa diikuti dengan melihat warna atau letaknya. Sebut juga namanya, misalnya tombol \"Simpan\" yang hijau.",
        "Only whoever sees the colour or the place can follow this. Say its name too, for example the green \"Save\" button.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Document, SectionTitles},
        lang::Lang,
        prose::paragraphs,
    };

    fn finds(text: &str) -> bool {
        let sections = SectionTitles::default();
        let context = FileContext::new("a.md", Lang::Id, &sections);
        let document = Document::parse(text, &context).0;
        let mut found = Vec::new();
        paragraphs(&document, 0..document.events.len(), |paragraph| check(paragraph, &context, &mut found));
        !found.is_empty()
    }

    #[test]
    fn an_instruction_by_colour_or_place_alone_is_found() {
        for text in [
            "Klik tombol hijau.",
            "Setelah selesai, tekan tombol yang merah.",
            "Pilih ikon di pojok kanan atas.",
            "Buka menu lalu klik kotak di sebelah kiri.",
            "Click the green button.",
            "Then press the button on the right.",
            "Look at the red line.",
            "Find the icon in the top left corner.",
        ] {
            assert!(finds(text), "{text}");
        }
    }

    #[test]
    fn a_name_beside_the_colour_or_no_instruction_is_fine() {
        for text in [
            "Klik tombol hijau \"Simpan\".",
            "Klik **Simpan** di pojok kanan atas.",
            "Tekan tombol `Enter` di sebelah kanan.",
            "Lampu hijau berarti menyala.",
            "Lihat tabel di atas.",
            "Lihat gambar di bawah ini.",
            "Pilih bagian yang paling penting.",
            "Anda memilih kotak merah di gudang kemarin.",
            "Isi kolom kanan yang bernama jumlah.",
            "See the table above.",
            "Press the Save button on the right.",
            "Choose the right part for the customer.",
            "Use the top row of the table as header.",
            "The green light shows that it runs.",
        ] {
            assert!(!finds(text), "{text}");
        }
    }
}
