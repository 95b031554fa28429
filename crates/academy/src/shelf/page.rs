//! One file of the curriculum, parsed, with where its links lead.

use std::sync::Arc;

use course::{
    document::{Document, FileContext, Part, element_id},
    edition::{ItemEntry, ItemKind, Manifest},
    html::{Links, RenderContext, render},
    lang::Lang,
    source::resolve,
};
use device::library::Library;

use crate::failure::{Failure, Result};

/// A parsed file.
#[derive(Debug)]
pub struct Page {
    pub item: ItemEntry,
    pub document: Document,
    manifest: Arc<Manifest>,
    asset_base: String,
}

impl Page {
    pub(super) async fn open(
        manifest: Arc<Manifest>,
        library: &Library,
        asset_base: &str,
        id: &str,
        lang: Lang,
    ) -> Result<Self> {
        let item = current(&manifest, id, lang).ok_or_else(|| Failure::not_found(id))?.clone();
        let source = library.find_item_of(&manifest, id, item.lang).await?;
        let text = source.ok_or_else(|| Failure::not_found(id))?.text;
        // The checker has told the author about every problem before the edition was packed.
        let (document, _) = Document::parse(&text, &manifest.context(&item));
        Ok(Self { item, document, manifest, asset_base: asset_base.to_owned() })
    }

    pub fn file(&self) -> FileContext<'_> {
        self.manifest.context(&self.item)
    }

    pub fn context(&self) -> RenderContext<'_> {
        RenderContext { links: self, lang: self.item.lang, math: self.item.math }
    }

    pub fn html(&self, part: &Part) -> String {
        render(&self.document, part, &self.context())
    }

    fn address(&self, target: &str) -> Option<String> {
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        let item = if path.is_empty() {
            &self.item
        } else {
            self.manifest.item_at(&resolve(&self.item.path, path)?, &self.item)?
        };
        let route = match item.kind {
            ItemKind::Lesson => format!("#/pelajaran/{}", item.id),
            ItemKind::Lab => format!("#/latihan/{}", item.id),
            ItemKind::Quiz => format!("#/kuis/{}", item.id),
            ItemKind::Course => format!("#/kursus/{}", item.id),
            ItemKind::Module => format!("#/kursus/{}", item.id.split("-m").next().unwrap_or_default()),
            ItemKind::Glossary => "#/glosarium".to_owned(),
            ItemKind::Track => "#/katalog".to_owned(),
        };
        Some(if fragment.is_empty() { route } else { format!("{route}?h={}", element_id(fragment)) })
    }
}

/// The item in the wanted language. A translation of an older major revision would teach what is no longer so.
fn current<'m>(manifest: &'m Manifest, id: &str, lang: Lang) -> Option<&'m ItemEntry> {
    let source = manifest.item(id, Lang::Id)?;
    let wanted = manifest.item(id, lang)?;
    let older = matches!((wanted.rev, source.rev), (Some(old), Some(new)) if old.major < new.major);
    Some(if older { source } else { wanted })
}

impl Links for Page {
    fn internal(&self, target: &str) -> Option<String> {
        self.address(target)
    }

    fn term(&self, id: &str) -> Option<String> {
        let known = self.manifest.glossary.iter().any(|term| term.id.as_str() == id);
        known.then(|| format!("#/glosarium/{id}"))
    }

    fn asset(&self, target: &str) -> Option<String> {
        let asset = self.manifest.asset(&resolve(&self.item.path, target)?)?;
        Some(format!("{}{}", self.asset_base, asset.hash))
    }
}
