//! What holds lessons together: tracks, courses, modules, quizzes, exams, the glossary and the settings.

use std::fmt::Write as _;

use course::lang::Lang;

use super::{
    TERMS,
    dice::Dice,
    lesson::IDS_PER_LESSON,
    place::{self, LESSONS_PER_COURSE, LESSONS_PER_MODULE, Place, TRACKS, course_id},
    question::{KINDS, Question},
    tongue::{Tongue, capital},
};

pub const PICTURE: &str = "alur.svg";
/// Questions of quizzes and exams; their ids come after those of the lessons.
const QUIZ: usize = 10;
const EXAM: usize = 20;

#[must_use]
pub fn settings(courses: usize) -> String {
    let tracks = TRACKS[..courses.min(TRACKS.len())].join(", ");
    let path = (0..courses.min(12)).map(course_id).collect::<Vec<_>>().join(", ");
    format!(
        "schema: 1\ntracks: [{tracks}]\nroles:\n  engineer: {{id: Engineer, en: Engineer}}\npaths:\n  - id: engineer\n    role: engineer\n    title: {{id: Engineer, en: Engineer}}\n    courses: [{path}]\nlicenses: [LicenseRef-VTI]\n"
    )
}

#[must_use]
pub fn glossary(tongue: &Tongue) -> String {
    let mut dice = Dice::of(&[5, tongue.lang as u64]);
    let mut out = place::head("glossary", "glossary", tongue, None);
    _ = writeln!(out, "---\n\n# {}\n", tongue.say("Glosarium", "Glossary"));
    for term in 0..TERMS {
        let name = capital(&tongue.phrase(&mut dice, 2));
        _ = writeln!(out, "## {name} {{#term-{term}}}\n\n{}\n", tongue.paragraph(&mut dice, 2));
    }
    out
}

#[must_use]
pub fn track(track: usize, courses: usize, tongue: &Tongue) -> String {
    let own = (track..courses).step_by(TRACKS.len()).map(course_id).collect::<Vec<_>>();
    let list = format!("courses: [{}]\n", own.join(", "));
    page(&[6, track as u64], "track", TRACKS[track], &list, tongue)
}

#[must_use]
pub fn course(course: usize, lessons: usize, tongue: &Tongue) -> String {
    let id = course_id(course);
    let modules = (0..lessons.div_ceil(LESSONS_PER_MODULE)).map(|module| format!("{id}-m{}", module + 1));
    let modules = modules.collect::<Vec<_>>().join(", ");
    let list = format!("level: 1\nroles: [engineer]\nmodules: [{modules}]\n");
    page(&[7, course as u64], "course", &id, &list, tongue)
}

#[must_use]
pub fn module(first: &Place, lessons: usize, tongue: &Tongue) -> String {
    let ids = (0..lessons).map(|at| Place { lesson: first.lesson + at }.lesson_id()).collect::<Vec<_>>();
    let list = format!("lessons: [{}]\n", ids.join(", "));
    page(&[8, first.lesson as u64], "module", &first.module_id(), &list, tongue)
}

/// A page whose list stands in the Indonesian file only.
fn page(seed: &[u64], kind: &str, id: &str, list: &str, tongue: &Tongue) -> String {
    let mut dice = Dice::of(&[seed, &[tongue.lang as u64][..]].concat());
    let summary = capital(&tongue.phrase(&mut dice, 14));
    let title = capital(&tongue.phrase(&mut dice, 4));
    let head = place::head(kind, id, tongue, Some(&summary));
    let list = if tongue.lang == Lang::Id { list } else { "" };
    format!("{head}{list}---\n\n# {title}\n\n{}\n", tongue.paragraph(&mut dice, 3))
}

/// The quiz of the module that begins with this lesson.
#[must_use]
pub fn quiz(first: &Place, lessons: usize, tongue: &Tongue) -> String {
    let module = first.module_id();
    let start = questions_before(first.course()) + first.module() * QUIZ;
    paper(&format!("{module}-q"), &module, first.lesson, lessons, start..start + QUIZ, tongue)
}

#[must_use]
pub fn exam(course: usize, lessons: usize, tongue: &Tongue) -> String {
    let id = course_id(course);
    let start = questions_before(course) + LESSONS_PER_COURSE / LESSONS_PER_MODULE * QUIZ;
    paper(&format!("{id}-x"), &id, course * LESSONS_PER_COURSE, lessons, start..start + EXAM, tongue)
}

/// Numbers of quiz questions begin where no corpus has a lesson.
fn questions_before(course: usize) -> usize {
    let per_course = LESSONS_PER_COURSE / LESSONS_PER_MODULE * QUIZ + EXAM;
    100_000 * IDS_PER_LESSON + course * per_course
}

/// Half of the questions are drawn; every objective of the lessons is asked.
fn paper(
    id: &str,
    scope: &str,
    first: usize,
    lessons: usize,
    numbers: std::ops::Range<usize>,
    tongue: &Tongue,
) -> String {
    let mut dice = Dice::of(&[9, numbers.start as u64, tongue.lang as u64]);
    let scope = if tongue.lang == Lang::Id { format!("scope: {scope}\npass: 80\n") } else { String::new() };
    let mut out = place::head("quiz", id, tongue, None);
    let title = tongue.phrase(&mut dice, 3);
    _ = writeln!(out, "{scope}---\n\n# {}: {title}\n", tongue.say("Kuis", "Quiz"));
    _ = writeln!(out, "## {} {{#p-satu draw={}}}\n", capital(&title), numbers.len() / 2);
    for (at, number) in numbers.enumerate() {
        let lesson = Place { lesson: first + at % lessons }.lesson_id();
        let objective = format!("{}.o{}", lesson.rsplit('-').next().unwrap_or_default(), at % 2 + 1);
        Question { number, kind: at % KINDS, objective: &objective, level: "###" }
            .write(tongue, &mut dice, &mut out);
    }
    out
}

#[must_use]
pub fn picture(course: usize) -> String {
    let boxes = (0..6).map(|at| {
        let (x, tint) = (10 + at * 58, (course * 37 + at * 29) % 200);
        format!("<rect x=\"{x}\" y=\"20\" width=\"48\" height=\"40\" fill=\"#{tint:02x}88cc\"/>")
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"360\" height=\"80\" viewBox=\"0 0 360 80\">\n<title>Alur</title><desc>Enam kotak berderet dari kiri ke kanan.</desc>\n{}\n</svg>\n",
        boxes.collect::<String>()
    )
}

#[must_use]
pub fn pictures() -> String {
    format!(
        "schema: 1\nassets:\n  - file: {PICTURE}\n    author: Tim\n    license: LicenseRef-VTI\n    source: Dibuat untuk pengukuran\n    alt: Enam kotak berderet dari kiri ke kanan\n    alt_en: Six boxes in a row from left to right\n"
    )
}
