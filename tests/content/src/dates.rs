//! Days counted from an approval: day one is the day after it, as the course on selling says.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::pages::{self, Page};

/// So that a finder that finds nothing cannot pass: an example and three questions, in two languages.
const AT_LEAST: usize = 8;

/// Names in both languages, and the days of a year without 29 February.
const MONTHS: &[(&str, &str, u32)] = &[
    ("Januari", "January", 31),
    ("Februari", "February", 28),
    ("Maret", "March", 31),
    ("April", "April", 30),
    ("Mei", "May", 31),
    ("Juni", "June", 30),
    ("Juli", "July", 31),
    ("Agustus", "August", 31),
    ("September", "September", 30),
    ("Oktober", "October", 31),
    ("November", "November", 30),
    ("Desember", "December", 31),
];

/// Which day of the year `3 Maret` is.
fn day(of_month: &str, month: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|(first, second, _)| [*first, *second].contains(&month))?;
    let before: u32 = MONTHS[..index].iter().map(|(_, _, days)| days).sum();
    Some(before + of_month.parse::<u32>().ok()?)
}

struct Deadline {
    place: String,
    said: u32,
    computed: u32,
}

static APPROVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:disetujui|approved on) (\d+) (\p{L}+).* (\d+) (?:hari|days)").unwrap()
});
static FALLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:hari ke-|day )(\d+) (?:jatuh pada|falls on) (\d+) (\p{L}+)").unwrap()
});
static RIGHT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\d+\. \[x\] (\d+) (\p{L}+)$").unwrap());

fn deadlines(page: &Page) -> Vec<Deadline> {
    let (mut approval, mut found) = (None, Vec::new());
    for (number, line) in page.lines() {
        if line.starts_with('#') {
            approval = None;
        }
        approval = APPROVED.captures(line).and_then(|words| approved(&words)).or(approval);
        let Some((from, period)) = approval else { continue };
        let end =
            FALLS.captures(line).and_then(|words| Some((day(&words[2], &words[3])?, words[1].parse().ok()?)));
        let option = || RIGHT.captures(line).and_then(|words| Some((day(&words[1], &words[2])?, period)));
        let here = |(said, after): (u32, u32)| Deadline {
            place: format!("{}:{number}", page.name),
            said,
            computed: from + after,
        };
        found.extend(end.or_else(option).map(here));
    }
    found
}

fn approved(words: &Captures) -> Option<(u32, u32)> {
    Some((day(&words[1], &words[2])?, words[3].parse().ok()?))
}

#[test]
fn every_deadline_falls_on_its_day() {
    let found: Vec<_> = pages::all("").iter().flat_map(deadlines).collect();
    assert!(found.len() >= AT_LEAST, "only {} deadlines are found", found.len());
    let wrong = found.iter().filter(|deadline| deadline.said != deadline.computed);
    let told = wrong.map(|Deadline { place, said, computed }| {
        format!("{place}: the written date is day {said} of the year, the computed one day {computed}")
    });
    pages::none(&told.collect::<Vec<_>>());
}

#[test]
fn a_deadline_a_day_late_is_found() {
    let verdict = |last: &str| {
        let text = format!(
            "1. Disetujui 3 Maret dengan masa perlindungan 90 hari.\n2. Hari ke-90 jatuh pada {last}.\n"
        );
        let page = Page { name: "x.md".to_owned(), language: crate::number::Language::Indonesian, text };
        deadlines(&page).iter().map(|deadline| deadline.said == deadline.computed).collect::<Vec<_>>()
    };
    assert_eq!((verdict("1 Juni"), verdict("2 Juni")), (vec![true], vec![false]));
}
