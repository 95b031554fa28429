//! A curriculum of any size that nobody wrote: the same for the same plan on every machine, and without an error.
//!
//! Its texts mean nothing, but they are shaped like lessons: words as unevenly frequent as in a language, headings,
//! lists, tables, code, alerts, links, terms, pictures, questions of all kinds, both languages.

mod course;
mod dice;
pub mod lesson;
pub mod place;
mod question;
mod tongue;

use std::{fs, io, path::Path};

use ::course::{academy, lang::Lang, source::Source};
use chrono::NaiveDate;

pub use dice::Dice;
pub use tongue::Tongue;

use place::{LESSONS_PER_COURSE, LESSONS_PER_MODULE, Place, TRACKS, course_folder, path};

/// Entries of the glossary.
pub const TERMS: usize = 200;
/// Of the edition that is made of the corpus.
pub const VERSION: &str = "2026.11.0";
/// The day on which it is read, soon after its facts were checked.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();

/// What to make.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Lessons and labs; ten to a course.
    pub lessons: usize,
    /// Whether the code in lessons has a language that is highlighted.
    pub highlighted: bool,
}

/// The tree of files, `ids.lock` as after a release included.
#[must_use]
pub fn source(plan: &Plan) -> Source {
    let mut source = Source::new();
    let courses = plan.lessons.div_ceil(LESSONS_PER_COURSE);
    source.insert("academy.yaml", course::settings(courses));
    source.insert("VERSION", format!("{VERSION}\n"));
    for lang in [Lang::Id, Lang::En] {
        let tongue = Tongue::of(lang);
        let ending = if lang == Lang::En { ".en.md" } else { ".md" };
        source.insert(format!("glossary{ending}"), course::glossary(tongue));
        for (number, track) in TRACKS.iter().enumerate().take(courses) {
            source.insert(path(track, "track", lang), course::track(number, courses, tongue));
        }
        for number in 0..courses {
            let first = number * LESSONS_PER_COURSE;
            let lessons = LESSONS_PER_COURSE.min(plan.lessons - first);
            add_course(&mut source, plan, number, lessons, tongue);
        }
    }
    issue_ids(&mut source);
    source
}

fn add_course(source: &mut Source, plan: &Plan, number: usize, lessons: usize, tongue: &Tongue) {
    let (folder, lang) = (course_folder(number), tongue.lang);
    source.insert(path(&folder, "course", lang), course::course(number, lessons, tongue));
    source.insert(path(&folder, "ujian", lang), course::exam(number, lessons, tongue));
    source.insert(format!("{folder}/assets/assets.yaml"), course::pictures());
    source.insert(format!("{folder}/assets/{}", course::PICTURE), course::picture(number));
    for start in (0..lessons).step_by(LESSONS_PER_MODULE) {
        let first = Place { lesson: number * LESSONS_PER_COURSE + start };
        let count = LESSONS_PER_MODULE.min(lessons - start);
        let folder = first.folder();
        source.insert(path(&folder, "module", lang), course::module(&first, count, tongue));
        source.insert(path(&folder, "kuis", lang), course::quiz(&first, count, tongue));
        for lesson in first.lesson..first.lesson + count {
            let place = Place { lesson };
            source.insert(path(&folder, &place.stem(), lang), lesson::write(plan, &place, tongue));
        }
    }
}

/// The lock as `vpa ids release` leaves it.
fn issue_ids(source: &mut Source) {
    let (academy, _) = academy::load(source, TODAY);
    source.insert("ids.lock", academy.release_ids(VERSION).render());
}

/// Writes the tree into an empty folder.
///
/// # Errors
/// Whatever the disk answers.
pub fn write(source: &Source, folder: &Path) -> io::Result<()> {
    for (path, bytes) in source.files() {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, bytes)?;
    }
    Ok(())
}
