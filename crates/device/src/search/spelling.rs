//! One slip of the finger: a letter too many, too few, wrong, or two swapped.

use std::collections::BTreeSet;

/// What folded words consist of, but for scripts in which nobody searches an Indonesian curriculum with a slip.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";

/// Every word that is one slip away, of `LETTERS` where a letter is to be guessed; some 80 for each letter of the word.
#[must_use]
pub fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = BTreeSet::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let mut with = |middle: &[char], rest: &[char]| {
            found.insert([before, middle, rest].into_iter().flatten().collect::<String>());
        };
        if let [wrong, rest @ ..] = after {
            with(&[], rest);
            LETTERS.chars().for_each(|letter| with(&[letter], rest));
            if let [next, rest @ ..] = rest {
                with(&[*next, *wrong], rest);
            }
        }
        LETTERS.chars().for_each(|letter| with(&[letter], after));
    }
    found.remove(word);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the words are at most one slip apart (restricted Damerau-Levenshtein distance of 0 or 1).
    fn is_near(one: &str, other: &str) -> bool {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
        let (short, long) = (&short[same..], &long[same..]);
        match long.len() - short.len() {
            0 => short.len() <= 1 || short[1..] == long[1..] || swapped(short, long),
            1 => *short == long[1..],
            _ => false,
        }
    }

    fn swapped(one: &[char], other: &[char]) -> bool {
        one.len() >= 2 && one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..]
    }

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for near in ["jaringan", "jarngan", "jarringan", "jarinagn", "jaringam", "aringan", "jaringa"] {
            assert!(is_near(near, "jaringan") && is_near("jaringan", near), "{near}");
        }
        for far in ["jarnga", "ajrinagn", "jaringanmu", "keringan", ""] {
            assert!(!is_near(far, "jaringan") && !is_near("jaringan", far), "{far}");
        }
    }

    #[test]
    fn the_words_one_slip_away_are_all_there_are() {
        let typed = "jarngan";
        let away = slips(typed);
        assert!(away.contains("jaringan") && !away.contains(typed));
        assert!(away.iter().all(|word| is_near(word, typed)));
        // Over three letters, every word of up to five: the ones that are near and no others.
        let mut all: Vec<String> = vec![String::new()];
        let mut from = 0;
        for _ in 0..5 {
            let until = all.len();
            for at in from..until {
                let longer: Vec<String> =
                    "abc".chars().map(|letter| format!("{}{letter}", all[at])).collect();
                all.extend(longer);
            }
            from = until;
        }
        for typed in ["abca", "aabb", "cba"] {
            let away = slips(typed);
            for word in &all {
                assert_eq!(away.contains(word), is_near(word, typed) && word != typed, "{typed} {word}");
            }
        }
    }
}
