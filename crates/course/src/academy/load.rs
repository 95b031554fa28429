//! From a tree of files to a curriculum, with everything that is wrong in it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use learning::hash::ContentHash;

use crate::{
    academy::{
        Academy,
        assemble::{Entry, assemble},
        file::{File, Inherited, read_file},
        fingerprint::{assets_of, hash_of, parts_of},
        settings,
        uses::ids_of,
    },
    asset::{self, Asset, AssetEntry, Format},
    check,
    diagnostic::{Code, Diagnostic},
    document::Document,
    framework,
    front::Kind,
    lang::Lang,
    lock::Lock,
    source::{Place, Source, check_space, folder_of, place, read_text},
    span::Span,
    yaml::{self, Report},
};

/// Reads and checks a whole tree. `today` tells which facts have to be looked at again. The diagnostics are sorted by path, place and code, and the same for the same tree.
#[must_use]
pub fn load(source: &Source, today: NaiveDate) -> (Academy, Vec<Diagnostic>) {
    let mut loading = Loading { source, academy: Academy::default(), diagnostics: Vec::new() };
    loading.refused();
    loading.settings();
    loading.lists();
    loading.places();
    let entries = loading.entries();
    let Loading { mut academy, mut diagnostics, .. } = loading;
    assemble(entries, &mut academy, &mut diagnostics);
    let found = check::check(&academy, source, today, &diagnostics);
    diagnostics.extend(without_allowed(&academy, source, found));
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup();
    (academy, diagnostics)
}

fn key(problem: &Diagnostic) -> (&str, Span, Code, &str) {
    (&problem.path, problem.span, problem.code, &problem.message.en)
}

/// Applies each file's `vpa-allow` comments to what was found across files.
fn without_allowed(academy: &Academy, source: &Source, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let pages = academy.pages();
    let documents: BTreeMap<&str, &Document> = pages.iter().map(|page| (page.path, page.document)).collect();
    let mut by_path: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for problem in found {
        by_path.entry(problem.path.clone()).or_default().push(problem);
    }
    by_path
        .into_iter()
        .flat_map(|(path, found)| match documents.get(path.as_str()) {
            Some(document) => document.without_allowed(found),
            None => without_allowed_in_yaml(source, &path, found),
        })
        .collect()
}

fn without_allowed_in_yaml(source: &Source, path: &str, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let text = source.get(path).filter(|_| path.ends_with(".yaml"));
    match text.and_then(|bytes| std::str::from_utf8(bytes).ok()) {
        Some(text) => yaml::without_allowed(text, Span::new(0, text.len()), found),
        None => found,
    }
}

struct Loading<'a> {
    source: &'a Source,
    academy: Academy,
    diagnostics: Vec<Diagnostic>,
}

impl Loading<'_> {
    /// What the folder holds but was not read.
    fn refused(&mut self) {
        for refused in self.source.refused() {
            self.diagnostics.push(refused.diagnostic());
            self.academy.broken.push(refused.path.clone());
        }
    }

    fn settings(&mut self) {
        let Some(bytes) = self.source.get("academy.yaml") else {
            self.diagnostics.push(Diagnostic::new(
                Code::F104,
                "academy.yaml",
                Span::default(),
                "Berkas `academy.yaml` tidak ada di folder ini. Jalankan di folder isi akademi, atau buat berkas itu.",
                "There is no `academy.yaml` in this folder. Run in the academy's content folder, or create the file.",
            ));
            self.academy.broken.push("academy.yaml".to_owned());
            return;
        };
        self.academy.settings = self.yaml("academy.yaml", bytes, settings::read).unwrap_or_default();
    }

    /// Text of a YAML file through its reader.
    fn yaml<T>(&mut self, path: &str, bytes: &[u8], read: impl FnOnce(&str, &mut Report) -> T) -> Option<T> {
        match read_text(path, bytes) {
            Ok(text) => {
                let mut report = Report::new(path);
                let value = read(text, &mut report);
                if report.diagnostics.iter().any(is_incomplete) {
                    self.academy.broken.push(path.to_owned());
                }
                // The lock is written by the tool, whatever a system makes of its line ends.
                if path.ends_with(".yaml") {
                    report.diagnostics.extend(check_space(text, &[], path));
                }
                let found = yaml::without_allowed(text, Span::new(0, text.len()), report.diagnostics);
                self.diagnostics.extend(found);
                Some(value)
            }
            Err(problem) => {
                self.diagnostics.push(*problem);
                self.academy.broken.push(path.to_owned());
                None
            }
        }
    }

    /// The lock, the frameworks and the lists of pictures.
    fn lists(&mut self) {
        for (path, bytes) in self.source.files() {
            match Place::of(path) {
                Place::Lock => self.academy.lock = self.yaml(path, bytes, Lock::parse).unwrap_or_default(),
                Place::Framework => {
                    let framework = self.yaml(path, bytes, framework::read).flatten();
                    self.academy.frameworks.extend(framework);
                }
                Place::AssetList => {
                    let entries = self.yaml(path, bytes, asset::read_list).unwrap_or_default();
                    self.assets(path, &entries);
                    self.academy.asset_lists.insert(path.to_owned(), entries);
                }
                _ => {}
            }
        }
    }

    fn assets(&mut self, list: &str, entries: &[AssetEntry]) {
        for entry in entries {
            let path = format!("{}/{}", folder_of(list), entry.file.value);
            if let (Some(bytes), Some(format)) = (self.source.get(&path), Format::of(&path)) {
                let hash = ContentHash::of(bytes);
                let asset =
                    Asset { path: path.clone(), entry: entry.clone(), format, size: bytes.len(), hash };
                self.academy.assets.insert(path, asset);
            }
        }
    }

    /// `F107`: names and places.
    fn places(&mut self) {
        for path in self.source.paths() {
            let place = Place::of(path);
            let named =
                matches!(place, Place::Lock | Place::Version | Place::Foreign) || place::is_well_named(path);
            if !named {
                self.diagnostics.push(Diagnostic::new(
                    Code::F107,
                    path,
                    Span::default(),
                    "Nama berkas dan folder hanya memakai huruf kecil a-z, angka, dan tanda hubung, paling panjang 60 karakter. Ganti namanya.",
                    "File and folder names use only the lower-case letters a-z, digits and hyphens, at most 60 characters. Rename it.",
                ));
            } else if place == Place::Unknown {
                self.diagnostics.push(Diagnostic::new(
                    Code::F107,
                    path,
                    Span::default(),
                    "Berkas ini tidak punya tempat di sini. Pindahkan ke folder kursus, modul, atau `assets`, atau awali namanya dengan `_`.",
                    "This file has no place here. Move it to a course, module or `assets` folder, or start its name with `_`.",
                ));
            }
        }
    }

    /// Every Markdown file, its translation beside it.
    fn entries(&mut self) -> Vec<Entry> {
        let mut originals: BTreeMap<String, File> = BTreeMap::new();
        for (path, bytes) in self.source.files() {
            if let Place::Markdown { lang: Lang::Id, allowed } = Place::of(path)
                && let Some(file) = self.read(path, bytes, (Lang::Id, allowed), Inherited::default())
            {
                originals.insert(path.to_owned(), file);
            }
        }
        let mut translations = self.translations(&originals);
        let mut entries = Vec::new();
        for (path, file) in originals {
            let mut ids = ids_of(&file);
            let translation = translations.remove(&path);
            let entry = self.entry(file, translation);
            if let Some(own) = ids.first_mut() {
                own.parts = entry.parts;
            }
            self.academy.ids.extend(ids);
            entries.push(entry);
        }
        entries
    }

    fn translations(&mut self, originals: &BTreeMap<String, File>) -> BTreeMap<String, File> {
        let mut translations = BTreeMap::new();
        for (path, bytes) in self.source.files() {
            let Place::Markdown { lang: Lang::En, allowed } = Place::of(path) else { continue };
            let original = place::source_path(path);
            let inherited =
                originals.get(&original).map_or_else(Inherited::default, |file| Inherited::of(&file.front));
            if !self.source.contains(&original) {
                self.diagnostics.push(no_original(path, &original));
            }
            // A translation is of the same kind as its original.
            let same_kind = originals.get(&original).map(|file| [file.front.kind()]);
            let allowed = same_kind.as_ref().map_or(allowed, |kind| kind.as_slice());
            if let Some(file) = self.read(path, bytes, (Lang::En, allowed), inherited) {
                translations.insert(original, file);
            }
        }
        translations
    }

    fn read(
        &mut self,
        path: &str,
        bytes: &[u8],
        place: (Lang, &[Kind]),
        inherited: Inherited,
    ) -> Option<File> {
        let (file, found) = read_file(path, bytes, place, inherited, &self.academy.settings.sections);
        if file.is_none() || found.iter().any(is_incomplete) {
            self.academy.broken.push(path.to_owned());
        }
        self.diagnostics.extend(self.without_decorative(path, file.as_ref(), found));
        file
    }

    /// Takes back `A801` for pictures that carry no meaning.
    fn without_decorative(
        &self,
        path: &str,
        file: Option<&File>,
        mut found: Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let decorative = |span: Span| {
            let image = file?.document.images.iter().find(|image| image.span == span)?;
            let target = crate::source::resolve(path, &image.target)?;
            self.academy.assets.get(&target).map(|asset| asset.entry.decorative)
        };
        found.retain(|problem| problem.code != Code::A801 || decorative(problem.span) != Some(true));
        found
    }

    fn entry(&self, source: File, translation: Option<File>) -> Entry {
        let files: Vec<&File> = std::iter::once(&source).chain(&translation).collect();
        let assets = files.iter().flat_map(|file| assets_of(file, self.source)).collect();
        Entry {
            hash: hash_of(&files, &assets, self.source),
            parts: parts_of(&source),
            assets: assets.into_iter().collect(),
            source,
            translation,
        }
    }
}

/// Whether something that the file says, such as an item of a list, is missing in what was read.
const fn is_incomplete(problem: &Diagnostic) -> bool {
    matches!(problem.code, Code::F102 | Code::F104 | Code::F105 | Code::F106 | Code::I201)
}

fn no_original(path: &str, original: &str) -> Diagnostic {
    Diagnostic::new(
        Code::I209,
        path,
        Span::default(),
        format!(
            "Terjemahan ini tidak punya berkas Indonesia `{original}`. Beri nama yang sama dengan berkas asalnya, dengan akhiran `.en.md`."
        ),
        format!(
            "This translation has no Indonesian file `{original}`. Give it the name of its original, ending in `.en.md`."
        ),
    )
}
