//! Whether guessing pays: length (`Z505`), place (`Z506`) and truth (`Z507`) of the right options of a quiz.

use super::Keys;
use crate::{
    diagnostic::{Code, Diagnostic},
    span::Span,
};

/// Fewer questions say nothing about length.
const LEAST_FOR_LENGTH: u32 = 5;
/// How unlikely a count may be before it is no chance.
const SIGNIFICANCE: f64 = 0.05;
/// Fewer questions with the same number of options say nothing about places.
const LEAST_FOR_PLACE: u32 = 8;
/// How much more than its fair share a place may hold, in parts of all.
const PLACE_EXCESS: f64 = 0.20;
const LEAST_FOR_TRUTH: u32 = 6;
/// Per cent of "true".
const TRUTHS: std::ops::RangeInclusive<u32> = 35..=65;

/// `Z505` for one language. The rule of docs/quality.md, "Automatic measures": with n single choice questions, the right
/// option strictly the longest in x of them and X ~ Bin(n, mean of 1/k) for k options, warn where n ≥ 5 and
/// P(X ≥ x) < 0.05; the same for the shortest.
pub(crate) fn lengths(keys: &Keys, title: Span, path: &str) -> Vec<Diagnostic> {
    let count = keys.single();
    if count < LEAST_FOR_LENGTH {
        return Vec::new();
    }
    let shares: f64 =
        keys.places.iter().map(|(k, places)| share(*k) * f64::from(places.iter().sum::<u32>())).sum();
    let chance = shares / f64::from(count);
    let cues = [(keys.longest, "terpanjang", "longest"), (keys.shortest, "terpendek", "shortest")];
    let telling = cues.into_iter().filter(|(times, ..)| at_least(*times, count, chance) < SIGNIFICANCE);
    telling
        .map(|(times, id, en)| {
            Diagnostic::new(
                Code::Z505,
                path,
                title,
                format!(
                    "Pilihan yang benar adalah yang {id} di {times} dari {count} soal, lebih sering daripada kebetulan. Samakan panjang pilihan di beberapa soal."
                ),
                format!(
                    "The right option is the {en} in {times} of {count} questions, more often than chance. Even out the length of options in some of them."
                ),
            )
        })
        .collect()
}

fn share(options: usize) -> f64 {
    u32::try_from(options).map_or(0.0, |options| 1.0 / f64::from(options.max(1)))
}

/// P(X ≥ `least`) for X ~ Bin(`count`, `chance`), by summing the terms below.
fn at_least(least: u32, count: u32, chance: f64) -> f64 {
    let miss = 1.0 - chance;
    let mut term = miss.powf(f64::from(count));
    let mut below = 0.0;
    for hits in 0..least {
        below += term;
        term *= f64::from(count - hits) / f64::from(hits + 1) * chance / miss;
    }
    1.0 - below
}

/// `Z506`, by the same document: among questions with k options, from 8 on, no place has more than 1/k + 0.20 of the keys
/// and none has none. One finding for each k.
pub(crate) fn places(keys: &Keys, title: Span, path: &str) -> Vec<Diagnostic> {
    let groups = keys.places.iter().map(|(options, places)| (*options, places.iter().sum::<u32>(), places));
    let unbalanced = groups.filter(|(options, count, places)| {
        let most = (share(*options) + PLACE_EXCESS) * f64::from(*count);
        *count >= LEAST_FOR_PLACE && places.iter().any(|place| *place == 0 || f64::from(*place) > most)
    });
    unbalanced
        .map(|(options, count, places)| {
            let counts = places.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Diagnostic::new(
                Code::Z506,
                path,
                title,
                format!(
                    "Letak kunci {count} soal dengan {options} pilihan timpang: {counts} kali di tempat pertama, kedua, dan seterusnya. Pindahkan pilihan benar di beberapa soal."
                ),
                format!(
                    "The keys of {count} questions with {options} options stand unevenly: {counts} times at the first place, the second, and so on. Move the right option in some of them."
                ),
            )
        })
        .collect()
}

/// `Z507`.
pub(crate) fn truths(keys: &Keys, title: Span, path: &str) -> Option<Diagnostic> {
    let (truths, count) = (keys.truths, keys.true_false);
    let even = count < LEAST_FOR_TRUTH
        || (truths * 100 >= TRUTHS.start() * count && truths * 100 <= TRUTHS.end() * count);
    (!even).then(|| {
        Diagnostic::new(
            Code::Z507,
            path,
            title,
            format!("{truths} dari {count} pernyataan benar-salah berkunci \"Benar\". Ubah beberapa pernyataan sampai 35 sampai 65 % benar."),
            format!("{truths} of {count} true/false statements are true. Turn some of them until 35 to 65 % are."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
    }

    #[test]
    fn the_tail_of_the_binomial_distribution() {
        close(at_least(0, 5, 0.25), 1.0);
        close(at_least(1, 5, 0.5), 31.0 / 32.0);
        close(at_least(5, 5, 1.0 / 3.0), 1.0 / 243.0);
        // By hand: C(5,4)/3^4*2/3 + 1/3^5 = 11/243.
        close(at_least(4, 5, 1.0 / 3.0), 11.0 / 243.0);
        close(at_least(300, 300, 0.5), 0.0);
    }

    #[test]
    fn lengths_are_judged_by_chance() {
        let keys = |longest| Keys { places: [(3, vec![2, 2, 1])].into(), longest, ..Keys::default() };
        assert_eq!(lengths(&keys(3), Span::default(), "a.md").len(), 0, "51/243");
        assert_eq!(lengths(&keys(4), Span::default(), "a.md").len(), 1, "11/243 is below 0.05");
    }

    #[test]
    fn a_place_may_hold_a_fifth_more_than_its_share() {
        let found = |counts: &[u32]| {
            let keys = Keys { places: [(counts.len(), counts.to_vec())].into(), ..Keys::default() };
            places(&keys, Span::default(), "a.md").len()
        };
        assert_eq!(found(&[5, 2, 3]), 0, "5 of 10 is below 0.53");
        assert_eq!(found(&[6, 2, 2]), 1);
        assert_eq!(found(&[5, 5, 0]), 1, "none");
        assert_eq!(found(&[7, 0, 0]), 0, "too few to tell");
    }

    #[test]
    fn truths_are_about_half() {
        let found = |truths, true_false| truths_found(truths, true_false);
        assert!(!found(3, 6) && !found(7, 20) && !found(13, 20) && !found(5, 5));
        assert!(found(2, 6) && found(14, 20) && found(0, 6));
    }

    fn truths_found(truths: u32, true_false: u32) -> bool {
        let keys = Keys { true_false, truths, ..Keys::default() };
        super::truths(&keys, Span::default(), "a.md").is_some()
    }
}
