//! The privacy notice that the app carries. It must be there before any curriculum is, so it is part of the program.

pub mod limit;
pub mod news;
pub mod show;
pub(crate) mod sweep;

use std::sync::LazyLock;

use course::{
    document::{Document, FileContext, SectionTitles},
    html::{Links, RenderContext, render},
    lang::Lang,
    privacy::{FOLDER, Privacy, PrivacyError, load},
    source::Source,
};
use include_dir::{Dir, include_dir};

use crate::failure::{Failure, FailureCode, Result};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/privacy");

static PRIVACY: LazyLock<std::result::Result<Privacy, PrivacyError>> = LazyLock::new(|| {
    let mut source = Source::new();
    add(&mut source, &FILES);
    load(&source)
});

fn add(source: &mut Source, folder: &Dir<'_>) {
    for file in folder.files() {
        source.insert(format!("{FOLDER}/{}", file.path().display()).replace('\\', "/"), file.contents());
    }
    folder.dirs().for_each(|inner| add(source, inner));
}

/// The notice and what it is made from.
///
/// # Errors
/// `no_notice` when what the app carries is not whole: nobody can then be asked for consent.
pub fn privacy() -> Result<&'static Privacy> {
    PRIVACY.as_ref().map_err(|error| {
        Failure::new(
            FailureCode::NoNotice,
            "Pemberitahuan privasi di aplikasi ini rusak, jadi pilihan Anda belum dapat ditanyakan. Anda tetap dapat belajar sebagai tamu. Pasang ulang aplikasi.",
            "The privacy notice in this app is damaged, so you cannot be asked for your choices yet. You can still learn as a guest. Install the app again.",
            error.to_string(),
        )
    })
}

/// Markdown of the notice as HTML.
fn html(markdown: &str, lang: Lang) -> String {
    let titles = SectionTitles::default();
    let (document, _) = Document::parse(markdown, &FileContext::new("privacy", lang, &titles));
    let whole = document.part(0..document.events.len());
    render(&document, &whole, &RenderContext { links: &NoLinks, lang, math: false })
}

/// The notice stands alone: nothing in it leads to a lesson or a picture.
struct NoLinks;

impl Links for NoLinks {
    fn internal(&self, _target: &str) -> Option<String> {
        None
    }

    fn asset(&self, _target: &str) -> Option<String> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_in_the_app_is_whole() {
        let privacy = privacy().unwrap();
        for notice in &privacy.notices {
            for lang in Lang::ALL {
                for text in [&notice.short, &notice.full] {
                    assert!(html(text.get(lang), lang).len() > 500, "{} {lang}", notice.version);
                }
                assert!(!notice.full.get(lang).contains("[["));
            }
            assert_ne!(notice.text_hash(Lang::Id), notice.text_hash(Lang::En));
        }
        assert_eq!(privacy.choices().count(), 4);
    }
}
