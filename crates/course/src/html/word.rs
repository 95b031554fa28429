//! The few words that rendering adds itself.

use pulldown_cmark::BlockQuoteKind;

use crate::lang::Lang;

pub(super) const fn alert(kind: BlockQuoteKind, lang: Lang) -> (&'static str, &'static str) {
    let (class, id, en) = match kind {
        BlockQuoteKind::Note => ("alert-note", "Catatan", "Note"),
        BlockQuoteKind::Tip => ("alert-tip", "Kiat", "Tip"),
        BlockQuoteKind::Important => ("alert-important", "Penting", "Important"),
        BlockQuoteKind::Warning => ("alert-warning", "Peringatan", "Warning"),
        BlockQuoteKind::Caution => ("alert-caution", "Awas", "Caution"),
    };
    (class, pick(lang, id, en))
}

pub(super) const fn pick(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}
