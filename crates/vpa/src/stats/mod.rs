//! `vpa stats`: words, minutes and questions of each course, and whether the keys are balanced.

mod keys;
mod kinds;
mod reading;

use std::io::Write;

use course::{
    academy::{Academy, Course},
    lang::Lang,
    quiz::Keys,
};

use crate::{content::Content, failure::Failure, table::Table};

use kinds::Kinds;
use reading::Reading;

pub fn run(content: &Content, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let academy = &content.academy;
    let written: Vec<&Course> = academy.courses().filter(|course| !course.modules.is_empty()).collect();
    let planned = academy.courses().count() - written.len();
    writeln!(out, "{}", reading_table(academy, &written, lang))?;
    writeln!(out, "{}", kinds_table(&written, lang))?;
    writeln!(out, "{}", keys_table(&written, lang))?;
    for line in far_off(academy, &written, lang) {
        writeln!(out, "{line}")?;
    }
    match lang {
        Lang::Id => writeln!(out, "{planned} kursus lain belum punya modul.")?,
        Lang::En => writeln!(out, "{planned} other courses have no modules yet.")?,
    }
    Ok(())
}

/// One row for each course and one for all.
fn rows<T: Default + for<'a> std::ops::AddAssign<&'a T>>(
    courses: &[&Course],
    lang: Lang,
    of: impl Fn(&Course) -> T,
    cells: impl Fn(&T) -> Vec<String>,
) -> Vec<Vec<String>> {
    let mut total = T::default();
    let row = |name: &str, counted: &T| std::iter::once(name.to_owned()).chain(cells(counted)).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for course in courses {
        let counted = of(course);
        total += &counted;
        rows.push(row(course.item.front.head.id.value.as_str(), &counted));
    }
    let name = match lang {
        Lang::Id => "semua",
        Lang::En => "all",
    };
    rows.push(row(name, &total));
    rows
}

fn reading_table(academy: &Academy, courses: &[&Course], lang: Lang) -> Table {
    let speed = academy.settings.defaults.words_per_minute;
    let rows = rows(courses, lang, |course| Reading::of(course, speed), Reading::cells);
    Table::new(reading::titles(lang), rows)
}

fn kinds_table(courses: &[&Course], lang: Lang) -> Table {
    Table::new(kinds::titles(lang), rows(courses, lang, Kinds::of, Kinds::cells))
}

fn keys_table(courses: &[&Course], lang: Lang) -> Table {
    Table::new(keys::titles(lang), rows(courses, lang, |course| Keys::of(questions(course)), keys::cells))
}

/// Lessons whose written minutes are more than 40 % away from the computed ones.
fn far_off(academy: &Academy, courses: &[&Course], lang: Lang) -> Vec<String> {
    let speed = academy.settings.defaults.words_per_minute;
    let lessons = courses.iter().flat_map(|course| &course.modules).flat_map(|module| &module.lessons);
    let far = lessons.filter_map(|lesson| {
        let (computed, declared) = reading::minutes(lesson, speed)?;
        (computed.abs_diff(declared) * 10 > computed * 4).then_some((lesson.id(), computed, declared))
    });
    far.map(|(id, computed, declared)| match lang {
        Lang::Id => format!(
            "{id}: tertulis {declared} menit, perkiraan {computed} menit. Ubah `minutes` atau isinya."
        ),
        Lang::En => {
            format!("{id}: declares {declared} minutes, computed {computed}. Change `minutes` or the text.")
        }
    })
    .collect()
}

/// The questions of a course: checks, labs, quizzes, exam.
fn questions(course: &Course) -> Vec<&course::question::Question> {
    let lessons = course.modules.iter().flat_map(|module| &module.lessons);
    let quizzes = course.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&course.exam);
    let pools = quizzes.flat_map(|quiz| &quiz.page.id.body.pools);
    lessons
        .flat_map(course::academy::Lesson::questions)
        .chain(pools.flat_map(|pool| &pool.questions))
        .collect()
}
