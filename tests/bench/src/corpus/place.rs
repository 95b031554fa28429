//! Where a lesson stands: ten to a course, five to a module; ids and paths follow from its number.

use course::lang::Lang;

use super::{dice::Dice, tongue::Tongue};

pub const LESSONS_PER_COURSE: usize = 10;
pub const LESSONS_PER_MODULE: usize = 5;
pub const TRACKS: [&str; 10] = ["alf", "bet", "gam", "del", "eps", "zet", "eta", "the", "iot", "kap"];

/// A lesson by its number in the corpus, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub lesson: usize,
}

impl Place {
    #[must_use]
    pub const fn course(&self) -> usize {
        self.lesson / LESSONS_PER_COURSE
    }

    /// In its course, from 0.
    #[must_use]
    pub const fn module(&self) -> usize {
        self.lesson % LESSONS_PER_COURSE / LESSONS_PER_MODULE
    }

    /// The last of each course is a lab.
    #[must_use]
    pub const fn is_lab(&self) -> bool {
        self.lesson % LESSONS_PER_COURSE == LESSONS_PER_COURSE - 1
    }

    #[must_use]
    pub fn lesson_id(&self) -> String {
        format!("{}-l{:02}", course_id(self.course()), self.lesson % LESSONS_PER_COURSE + 1)
    }

    #[must_use]
    pub fn module_id(&self) -> String {
        format!("{}-m{}", course_id(self.course()), self.module() + 1)
    }

    /// The file's name without its ending.
    #[must_use]
    pub fn stem(&self) -> String {
        format!("pelajaran-{:02}", self.lesson % LESSONS_PER_COURSE + 1)
    }

    #[must_use]
    pub fn folder(&self) -> String {
        format!("{}/{:02}-modul", course_folder(self.course()), self.module() + 1)
    }

    /// The lesson before it in the same module.
    #[must_use]
    pub fn before(&self) -> Option<Self> {
        (!self.lesson.is_multiple_of(LESSONS_PER_MODULE)).then(|| Self { lesson: self.lesson - 1 })
    }

    /// Two to five, whatever the language.
    #[must_use]
    pub fn questions(&self) -> usize {
        Dice::of(&[4, self.lesson as u64]).between(2, 5)
    }

    #[must_use]
    pub const fn shows_picture(&self) -> bool {
        self.lesson.is_multiple_of(LESSONS_PER_MODULE)
    }
}

/// The first lines of front matter, of a file of any kind.
#[must_use]
pub fn head(kind: &str, id: &str, tongue: &Tongue, summary: Option<&str>) -> String {
    let rev = match tongue.lang {
        Lang::Id if kind == "track" => "",
        Lang::Id => "rev: v1.0\n",
        Lang::En => "source_rev: v1.0\ntranslator: tim\n",
    };
    let summary = summary.map_or_else(String::new, |text| format!("summary: {text}\n"));
    format!("---\nschema: 1\nid: {id}\ntype: {kind}\n{rev}status: released\n{summary}")
}

/// `alf-101`
#[must_use]
pub fn course_id(course: usize) -> String {
    format!("{}-{}", TRACKS[course % TRACKS.len()], 101 + course / TRACKS.len())
}

#[must_use]
pub fn course_folder(course: usize) -> String {
    let id = course_id(course);
    format!("{}/{id}-kursus", &id[..3])
}

/// The file's path in a language.
#[must_use]
pub fn path(folder: &str, stem: &str, lang: Lang) -> String {
    let ending = if lang == Lang::En { ".en.md" } else { ".md" };
    format!("{folder}/{stem}{ending}")
}
