//! Files into the tree that their lists describe: `I209` and `I210`.

use std::collections::BTreeMap;

use learning::hash::ContentHash;

use crate::{
    academy::{
        Academy, Course, Item, Lesson, Module, Page, Track,
        file::{Body, File},
    },
    diagnostic::{Code, Diagnostic},
    front::{Front, Kind, QuizFront},
    lang::Localised,
    lock::PartHashes,
    quiz::QuizBody,
    source::folder_of,
    span::{Span, Spanned},
};

/// An item's files before it has its place.
pub(super) struct Entry {
    pub source: File,
    pub translation: Option<File>,
    pub hash: ContentHash,
    pub parts: PartHashes,
    pub assets: Vec<String>,
}

/// Puts the entries where the lists name them and reports those that no list names.
pub(super) fn assemble(entries: Vec<Entry>, academy: &mut Academy, out: &mut Vec<Diagnostic>) {
    let broken = std::mem::take(&mut academy.broken);
    let mut shelf = Shelf::new(entries, &broken, out);
    let tracks = academy.settings.tracks.clone();
    academy.tracks = shelf.children("academy.yaml", &tracks, &[Kind::Track], Shelf::track);
    academy.glossary = shelf.glossary();
    shelf.report_unlisted();
    academy.broken = broken;
}

struct Shelf<'a> {
    entries: BTreeMap<String, Entry>,
    /// Where a list has already named an id.
    listed: BTreeMap<String, (String, Span)>,
    broken: &'a [String],
    out: &'a mut Vec<Diagnostic>,
}

macro_rules! only {
    ($variant:path) => {
        |value| match value {
            $variant(inner) => Some(inner),
            _ => None,
        }
    };
}

impl<'a> Shelf<'a> {
    fn new(entries: Vec<Entry>, broken: &'a [String], out: &'a mut Vec<Diagnostic>) -> Self {
        let mut shelf = Self { entries: BTreeMap::new(), listed: BTreeMap::new(), broken, out };
        for entry in entries {
            // A second file with the same id is reported as `I202`; the first one stays.
            let id = id_of(&entry.source.front).to_owned();
            shelf.entries.entry(id).or_insert(entry);
        }
        shelf
    }

    /// What a list names, in its order.
    fn children<I: ToString, T>(
        &mut self,
        path: &str,
        list: &[Spanned<I>],
        kinds: &[Kind],
        build: impl Fn(&mut Self, Entry) -> Option<T>,
    ) -> Vec<T> {
        let mut children = Vec::new();
        for item in list {
            let id = item.value.to_string();
            if let Some(first) = self.listed.get(&id).cloned() {
                self.out.push(listed_twice(path, item.span, &id, first));
                continue;
            }
            self.listed.insert(id.clone(), (path.to_owned(), item.span));
            match self.take(&id, kinds) {
                Some(entry) => children.extend(build(self, entry)),
                None if self.is_broken_below(folder_of(path)) => {}
                None => self.out.push(no_such_child(path, item.span, &id)),
            }
        }
        children
    }

    fn take(&mut self, id: &str, kinds: &[Kind]) -> Option<Entry> {
        self.entries.get(id).filter(|entry| kinds.contains(&entry.source.front.kind()))?;
        self.entries.remove(id)
    }

    fn track(&mut self, entry: Entry) -> Option<Track> {
        let item = into_item(entry, only!(Front::Track), only!(Body::Page))?;
        let courses = self.children(&item.page.id.path, &item.front.courses, &[Kind::Course], Self::course);
        Some(Track { item, courses })
    }

    fn course(&mut self, entry: Entry) -> Option<Course> {
        let item = into_item(entry, only!(Front::Course), only!(Body::Page))?;
        let modules = self.children(&item.page.id.path, &item.front.modules, &[Kind::Module], Self::module);
        let exam = self.quiz(&format!("{}-x", item.front.head.id.value));
        Some(Course { item, modules, exam })
    }

    fn module(&mut self, entry: Entry) -> Option<Module> {
        let item = into_item(entry, only!(Front::Module), only!(Body::Page))?;
        let kinds = [Kind::Lesson, Kind::Lab];
        let lessons =
            self.children(&item.page.id.path, &item.front.lessons, &kinds, |_, entry| lesson(entry));
        let quiz = self.quiz(&format!("{}-q", item.front.head.id.value));
        Some(Module { item, lessons, quiz })
    }

    /// A quiz stands in no list; its id says whose it is.
    fn quiz(&mut self, id: &str) -> Option<Item<QuizFront, QuizBody>> {
        let entry = self.take(id, &[Kind::Quiz])?;
        into_item(entry, only!(Front::Quiz), only!(Body::Quiz))
    }

    fn glossary(&mut self) -> Option<Item<crate::front::GlossaryFront, crate::term::GlossaryBody>> {
        let id =
            self.entries.iter().find(|(_, entry)| entry.source.front.kind() == Kind::Glossary)?.0.clone();
        into_item(self.take(&id, &[Kind::Glossary])?, only!(Front::Glossary), only!(Body::Glossary))
    }

    fn is_broken_below(&self, folder: &str) -> bool {
        self.broken.iter().any(|path| folder.is_empty() || path.starts_with(&format!("{folder}/")))
    }

    /// Whether the list that should name this file could not be read.
    fn is_broken_above(&self, path: &str) -> bool {
        let names = ["academy.yaml", "track.md", "course.md", "module.md"];
        self.broken.iter().any(|broken| {
            let folder = folder_of(broken);
            let file = broken.rsplit('/').next().unwrap_or_default();
            names.contains(&file) && (folder.is_empty() || path.starts_with(&format!("{folder}/")))
        })
    }

    /// `I209` for the topmost files that no list names; what hangs below them is not repeated.
    fn report_unlisted(&mut self) {
        let left: Vec<(&str, Kind, &str)> = self
            .entries
            .iter()
            .map(|(id, entry)| (entry.source.path.as_str(), entry.source.front.kind(), id.as_str()))
            .collect();
        let mut found = Vec::new();
        for (path, kind, id) in &left {
            let folder = folder_of(path);
            let below_other = left.iter().any(|(other, other_kind, _)| {
                other != path
                    && matches!(other_kind, Kind::Track | Kind::Course | Kind::Module)
                    && (folder.starts_with(&format!("{}/", folder_of(other)))
                        || (folder == folder_of(other)
                            && !matches!(kind, Kind::Track | Kind::Course | Kind::Module)))
            });
            if !below_other && !self.is_broken_above(path) {
                found.push(unlisted(path, *kind, id));
            }
        }
        self.out.extend(found);
    }
}

fn lesson(entry: Entry) -> Option<Lesson> {
    match entry.source.front.kind() {
        Kind::Lab => into_item(entry, only!(Front::Lab), lab_body).map(|item| Lesson::Lab(Box::new(item))),
        _ => into_item(entry, only!(Front::Lesson), only!(Body::Lesson))
            .map(|item| Lesson::Text(Box::new(item))),
    }
}

fn lab_body(body: Body) -> Option<crate::lab::LabBody> {
    match body {
        Body::Lab(body) => Some(*body),
        _ => None,
    }
}

fn into_item<F, B>(
    entry: Entry,
    front: fn(Front) -> Option<F>,
    body: fn(Body) -> Option<B>,
) -> Option<Item<F, B>> {
    let kind = entry.source.front.kind();
    let summary = summary_of(&entry.source.front);
    let en = entry.translation.and_then(|file| {
        let File { path, lang, front, document, body: read } = file;
        let Front::Translation(translation) = front else { return None };
        if translation.kind != kind {
            return None;
        }
        let summary = translation.summary.as_ref().map_or_else(String::new, |one| one.value.clone());
        let title = read.title().to_owned();
        Some(Page { path, lang, title, summary, document, body: body(read)?, translation: Some(translation) })
    });
    let File { path, lang, front: source_front, document, body: read } = entry.source;
    let title = read.title().to_owned();
    let id = Page { path, lang, title, summary, document, body: body(read)?, translation: None };
    let front = front(source_front)?;
    Some(Item {
        front,
        page: Localised { id, en },
        hash: entry.hash,
        parts: entry.parts,
        assets: entry.assets,
    })
}

fn summary_of(front: &Front) -> String {
    let summary = match front {
        Front::Track(front) => &front.head.summary,
        Front::Course(front) => &front.head.summary,
        Front::Module(front) => &front.head.summary,
        Front::Lesson(front) => &front.head.summary,
        Front::Lab(front) => &front.lesson.head.summary,
        Front::Quiz(_) | Front::Glossary(_) | Front::Translation(_) => &None,
    };
    summary.as_ref().map_or_else(String::new, |summary| summary.value.clone())
}

fn id_of(front: &Front) -> &str {
    match front {
        Front::Track(front) => front.head.id.value.as_str(),
        Front::Course(front) => front.head.id.value.as_str(),
        Front::Module(front) => front.head.id.value.as_str(),
        Front::Lesson(front) => front.head.id.value.as_str(),
        Front::Lab(front) => front.lesson.head.id.value.as_str(),
        Front::Quiz(front) => front.head.id.value.as_str(),
        Front::Glossary(front) => front.head.id.value.as_str(),
        Front::Translation(front) => &front.id.value,
    }
}

fn listed_twice(path: &str, span: Span, id: &str, first: (String, Span)) -> Diagnostic {
    Diagnostic::new(
        Code::I210,
        path,
        span,
        format!("`{id}` sudah ada di daftar lain (`{}`). Sebuah isi hanya punya satu tempat; hapus dari salah satu daftar.", first.0),
        format!("`{id}` already stands in another list (`{}`). An item has one place only; remove it from one of the lists.", first.0),
    )
    .related(first.0, first.1)
}

fn no_such_child(path: &str, span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::I209,
        path,
        span,
        format!(
            "Tidak ada berkas dengan id `{id}`. Periksa ejaannya, buat berkasnya dengan `vpa new`, atau hapus dari daftar."
        ),
        format!(
            "No file has the id `{id}`. Check the spelling, create the file with `vpa new`, or remove it from the list."
        ),
    )
}

fn unlisted(path: &str, kind: Kind, id: &str) -> Diagnostic {
    let (list_id, list_en) = match kind {
        Kind::Track => ("`tracks` di academy.yaml", "`tracks` in academy.yaml"),
        Kind::Course => ("`courses` di track.md", "`courses` in track.md"),
        Kind::Module => ("`modules` di course.md", "`modules` in course.md"),
        Kind::Quiz => ("modul atau kursus yang id-nya ia pakai", "the module or course whose id it uses"),
        _ => ("`lessons` di module.md", "`lessons` in module.md"),
    };
    Diagnostic::new(
        Code::I209,
        path,
        Span::default(),
        format!(
            "Berkas `{id}` tidak ada di daftar mana pun, jadi tidak akan tampil. Tambahkan ke {list_id}, atau awali nama berkasnya dengan `_`."
        ),
        format!(
            "The file `{id}` stands in no list, so it will not be shown. Add it to {list_en}, or start its file name with `_`."
        ),
    )
}
