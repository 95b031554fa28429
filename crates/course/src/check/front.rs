//! Front matter against the calendar and the text: summaries (`F110`), facts to check again (`F112`), minutes (`F113`),
//! a worked example where something is applied (`M315`).

use chrono::{Months, NaiveDate};

use super::Checking;
use crate::{
    academy::{Item, Lesson},
    diagnostic::{Code, Diagnostic},
    front::{Bloom, Head, Review, Status, Volatility},
    lesson::minutes::minutes,
    page::SectionKind,
    span::{Span, Spanned},
};

/// Characters of a summary: less says nothing, more is cut off in the catalogue.
const SUMMARY: std::ops::RangeInclusive<usize> = 40..=200;
/// Percent by which the minutes may differ from the computed ones.
const TOLERANCE: u32 = 40;

impl Checking<'_> {
    pub(super) fn fronts(&mut self) {
        self.summaries();
        self.facts();
        for lesson in self.academy.lessons() {
            let Lesson::Text(item) = lesson else { continue };
            if !self.is_sound(lesson.path()) {
                continue;
            }
            let speed = self.academy.settings.defaults.words_per_minute;
            let computed = minutes(&item.page.id.document, &lesson.questions(), speed);
            self.out.extend(check_minutes(&item.front.minutes, computed, lesson.path()));
            let has_example = item.page.id.body.sections.iter().any(|part| part.kind == SectionKind::Example);
            let applied = item.front.objectives.iter().find(|one| one.bloom.value >= Bloom::Apply);
            if let (false, Some(objective)) = (has_example, applied) {
                self.out.push(no_example(objective.id.span, lesson.path()));
            }
        }
    }

    fn summaries(&mut self) {
        for track in &self.academy.tracks {
            self.summary(&track.item, &track.item.front.head);
        }
        for course in self.academy.courses() {
            self.summary(&course.item, &course.item.front.head);
        }
        for module in self.academy.modules() {
            self.summary(&module.item, &module.item.front.head);
        }
        for lesson in self.academy.lessons() {
            match lesson {
                Lesson::Text(item) => self.summary(item.as_ref(), &item.front.head),
                Lesson::Lab(item) => self.summary(item.as_ref(), &item.front.lesson.head),
            }
        }
    }

    fn summary<F, B, I>(&mut self, item: &Item<F, B>, head: &Head<I>) {
        let translated = item.translation().and_then(|(path, front)| Some((path, front.summary.as_ref()?)));
        let own = head.summary.as_ref().map(|summary| (item.path(), summary));
        self.out
            .extend(own.into_iter().chain(translated).filter_map(|(path, text)| check_summary(text, path)));
    }

    fn facts(&mut self) {
        let lessons = self
            .academy
            .lessons()
            .map(|lesson| (lesson.path(), lesson.front().head.status.value, &lesson.front().review));
        let quizzes = self
            .academy
            .quizzes()
            .map(|quiz| (quiz.path(), quiz.front.head.status.value, &quiz.front.review));
        for (path, status, review) in lessons.chain(quizzes) {
            if status != Status::Retired {
                self.out.extend(check_facts(review, self.today, path));
            }
        }
    }
}

fn check_summary(summary: &Spanned<String>, path: &str) -> Option<Diagnostic> {
    let length = summary.value.chars().count();
    let (least, most) = (SUMMARY.start(), SUMMARY.end());
    (!SUMMARY.contains(&length)).then(|| {
        Diagnostic::new(
            Code::F110,
            path,
            summary.span,
            format!("Ringkasan ini {length} karakter; tulis {least} sampai {most}: apa yang dapat dilakukan pembaca sesudahnya."),
            format!("This summary has {length} characters; write {least} to {most}: what the reader can do afterwards."),
        )
    })
}

const fn months(volatility: Volatility) -> u32 {
    match volatility {
        Volatility::Low => 24,
        Volatility::Medium => 12,
        Volatility::High => 6,
    }
}

fn check_facts(review: &Review, today: NaiveDate, path: &str) -> Option<Diagnostic> {
    let (verified, volatility) = (review.verified.as_ref()?, review.volatility.as_ref()?.value);
    let months = months(volatility);
    let due = verified.value.checked_add_months(Months::new(months))?;
    (today > due).then(|| {
        let (date, word) = (verified.value, volatility.as_str());
        Diagnostic::new(
            Code::F112,
            path,
            verified.span,
            format!("Faktanya terakhir diperiksa {date}, lebih dari {months} bulan lalu (`volatility: {word}`). Periksa lagi dengan sumbernya, lalu tulis tanggal yang baru."),
            format!("The facts were last checked on {date}, more than {months} months ago (`volatility: {word}`). Check them against their sources again and write the new date."),
        )
    })
}

fn check_minutes(minutes: &Spanned<u32>, computed: u32, path: &str) -> Option<Diagnostic> {
    let written = minutes.value;
    (computed.abs_diff(written) * 100 > computed * TOLERANCE).then(|| {
        Diagnostic::new(
            Code::F113,
            path,
            minutes.span,
            format!("Tertulis {written} menit, sedangkan menurut panjang teks dan soalnya sekitar {computed} menit. Ubah `minutes`, atau panjang pelajarannya."),
            format!("It says {written} minutes, but text and questions take about {computed}. Change `minutes`, or the length of the lesson."),
        )
    })
}

fn no_example(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M315,
        path,
        span,
        "Tujuan ini meminta peserta menerapkan sesuatu, tetapi pelajarannya belum punya contoh yang dikerjakan. Tambahkan bagian `## Contoh: …` sebelum cek pemahaman.",
        "This objective asks the learner to apply something, but the lesson has no worked example. Add a section `## Contoh: …` (English: `## Example: …`) before the check.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanned<T>(value: T) -> Spanned<T> {
        Spanned { value, span: Span::default() }
    }

    #[test]
    fn a_fact_is_due_after_its_months_and_not_on_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let due = |verified: &str, volatility, today: &str| {
            let review = Review {
                verified: Some(spanned(day(verified))),
                volatility: Some(spanned(volatility)),
                ..Review::default()
            };
            check_facts(&review, day(today), "a.md").is_some()
        };
        assert!(!due("2026-05-26", Volatility::High, "2026-11-26"));
        assert!(due("2026-05-26", Volatility::High, "2026-11-27"));
        assert!(!due("2025-11-26", Volatility::Medium, "2026-11-26"));
        assert!(due("2025-11-26", Volatility::Medium, "2026-11-27"));
        assert!(!due("2024-11-26", Volatility::Low, "2026-11-26"));
        assert!(due("2024-11-26", Volatility::Low, "2026-11-27"));
        assert!(!due("2027-01-01", Volatility::High, "2026-11-26"), "a date to come");
    }

    #[test]
    fn minutes_may_be_forty_per_cent_off_and_no_more() {
        let far = |written, computed| check_minutes(&spanned(written), computed, "a.md").is_some();
        assert!(!far(14, 10) && far(15, 10) && !far(6, 10) && far(5, 10));
    }

    #[test]
    fn a_summary_has_forty_to_two_hundred_characters() {
        let far = |length| check_summary(&spanned("é".repeat(length)), "a.md").is_some();
        assert!(far(39) && !far(40) && !far(200) && far(201));
    }
}
