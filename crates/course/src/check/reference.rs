//! Links and pictures lead somewhere: files (`R701`), headings (`R702`), allowed schemes (`R704`), terms (`R709`).

use std::collections::{BTreeMap, BTreeSet};

use super::Checking;
use crate::{
    academy::PageRef,
    diagnostic::{Code, Diagnostic},
    document::{Image, Link, element_id},
    source::{Place, resolve},
    span::Span,
};

/// Schemes that a text may link to.
const SCHEMES: [&str; 2] = ["https", "mailto"];

impl Checking<'_> {
    pub(super) fn references(&mut self) {
        let pages = self.academy.pages();
        let by_path: BTreeMap<&str, &PageRef<'_>> = pages.iter().map(|page| (page.path, page)).collect();
        let terms: BTreeSet<&str> = self
            .academy
            .glossary
            .iter()
            .flat_map(|one| one.page.id.body.terms.iter())
            .map(|term| term.id.value.as_str())
            .collect();
        let known = Known { pages: by_path, terms, is_glossary_sound: self.is_glossary_sound() };
        for page in &pages {
            for link in &page.document.links {
                self.out.extend(self.link(page, link, &known));
            }
            for image in &page.document.images {
                self.out.extend(self.image(page, image));
            }
        }
    }

    fn is_glossary_sound(&self) -> bool {
        self.is_sound("glossary.md")
    }

    fn link(&self, page: &PageRef<'_>, link: &Link, known: &Known<'_>) -> Option<Diagnostic> {
        let target = link.target.as_str();
        if let Some(term) = target.strip_prefix("term:") {
            let is_known = known.terms.contains(term) || !known.is_glossary_sound;
            return (!is_known).then(|| unknown_term(page.path, link.span, term));
        }
        if let Some(scheme) = scheme_of(target) {
            return if SCHEMES.contains(&scheme) {
                self.stray(page, link)
            } else {
                Some(scheme_refused(page.path, link.span, target))
            };
        }
        let (file, fragment) = target.split_once('#').map_or((target, None), |(file, it)| (file, Some(it)));
        let path = if file.is_empty() && fragment.is_some() {
            Some(page.path.to_owned())
        } else {
            resolve(page.path, file)
        };
        let Some(path) = path.filter(|path| self.source.contains(path)) else {
            return Some(no_target(page.path, link.span, target));
        };
        let led_to = known.pages.get(path.as_str())?;
        let wanted = element_id(fragment?);
        let mut headings = led_to.document.targets(led_to.kind);
        let missing = !headings.any(|heading| heading.element_id() == wanted);
        missing.then(|| no_heading(page.path, link.span, target, led_to))
    }

    fn image(&self, page: &PageRef<'_>, image: &Image) -> Option<Diagnostic> {
        if scheme_of(&image.target).is_some() {
            return Some(remote_image(page.path, image.span));
        }
        let found = resolve(page.path, &image.target)
            .filter(|path| self.source.contains(path) && Place::of(path) == Place::Asset);
        found.is_none().then(|| no_target(page.path, image.span, &image.target))
    }
}

struct Known<'a> {
    pages: BTreeMap<&'a str, &'a PageRef<'a>>,
    terms: BTreeSet<&'a str>,
    is_glossary_sound: bool,
}

/// `https` of `https://…`; an address that takes over the scheme (`//host`) has the empty one.
fn scheme_of(target: &str) -> Option<&str> {
    if target.starts_with("//") {
        return Some("");
    }
    let (scheme, _) = target.split_once(':')?;
    let plain = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'));
    (plain && !scheme.is_empty()).then_some(scheme)
}

fn no_target(path: &str, span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R701,
        path,
        span,
        format!(
            "Tujuan `{target}` tidak ada. Tulis jalur relatif ke berkas yang ada, misalnya `../assets/gambar.svg`."
        ),
        format!(
            "The target `{target}` does not exist. Write the relative path of a file that is there, for example `../assets/picture.svg`."
        ),
    )
}

fn no_heading(path: &str, span: Span, target: &str, led_to: &PageRef<'_>) -> Diagnostic {
    let anchors = led_to.document.targets(led_to.kind).map(|heading| heading.anchor.as_str());
    let anchors = anchors.take(12).collect::<Vec<_>>().join(", ");
    let (id, en) = if anchors.is_empty() {
        (
            "Di berkas itu tidak ada judul yang dapat dituju; hapus `#` dan kata sesudahnya.".to_owned(),
            "That file has no heading to lead to; remove the `#` and what follows.".to_owned(),
        )
    } else {
        (format!("Yang ada: {anchors}."), format!("There are: {anchors}."))
    };
    Diagnostic::new(
        Code::R702,
        path,
        span,
        format!("Judul yang dituju `{target}` tidak ada. {id}"),
        format!("The heading that `{target}` leads to does not exist. {en}"),
    )
}

fn scheme_refused(path: &str, span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R704,
        path,
        span,
        format!(
            "Tautan `{target}` tidak diizinkan. Pakai alamat `https://`, `mailto:`, `term:`, atau berkas di akademi ini."
        ),
        format!(
            "The link `{target}` is not allowed. Use an `https://` address, `mailto:`, `term:` or a file of this academy."
        ),
    )
}

fn remote_image(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::R704,
        path,
        span,
        "Gambar dari internet tidak diizinkan karena pelajaran dibaca luring. Simpan gambarnya di `assets` dan catat lisensinya.",
        "Pictures from the internet are not allowed, because lessons are read offline. Put the picture into `assets` and note its licence.",
    )
}

fn unknown_term(path: &str, span: Span, term: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R709,
        path,
        span,
        format!(
            "Istilah `{term}` belum ada di glosarium. Tambahkan `## Nama istilah {{#{term}}}` di glossary.md, atau perbaiki ejaannya."
        ),
        format!(
            "The term `{term}` is not in the glossary. Add `## Name of the term {{#{term}}}` to glossary.md, or mend the spelling."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_seen() {
        assert_eq!(scheme_of("https://a.id"), Some("https"));
        assert_eq!(scheme_of("javascript:x"), Some("javascript"));
        assert_eq!(scheme_of("//a.id/x"), Some(""));
        assert_eq!(scheme_of("../a.md#b:c"), None);
        assert_eq!(scheme_of("a.md"), None);
    }
}
