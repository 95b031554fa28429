//! Everyday Indonesian verbs. `nyambungin` is `menyambungkan`, `mulihin` is `memulihkan`: the nasal sound of the prefix
//! stands alone, and `-in` for `-kan` and `-i` (J. N. Sneddon, *Colloquial Jakartan Indonesian*, 2006).

/// The ending for `-kan` and `-i`.
const ENDING: &str = "in";
/// Shorter words are names and abbreviations.
const FROM: usize = 5;
/// What is left of a verb must still be a word.
const BASE_FROM: usize = 3;
/// The sound a verb begins with, and what its base may begin with instead. The longest first.
const SOUNDS: &[(&str, &[&str])] = &[
    ("nge", &["", "ke"]),
    ("ng", &["", "k", "h", "g"]),
    ("ny", &["s", "c"]),
    ("n", &["t", "n"]),
    ("m", &["p", "m"]),
];

/// Words that may be the base of this one, the likeliest first; none where it is no such verb.
pub fn bases(word: &str) -> Vec<String> {
    if word.chars().count() < FROM {
        return Vec::new();
    }
    let without = word.strip_suffix(ENDING);
    let forms = without.into_iter().chain([word]);
    let mut found: Vec<String> = Vec::new();
    for form in forms {
        let changed = SOUNDS.iter().filter_map(|(sound, bases)| Some((form.strip_prefix(sound)?, bases)));
        let changed = changed.flat_map(|(rest, bases)| bases.iter().map(move |base| format!("{base}{rest}")));
        let plain = (form != word).then(|| form.to_owned());
        for base in changed.chain(plain) {
            if base.chars().count() >= BASE_FROM && base != word && !found.contains(&base) {
                found.push(base);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_verbs_have_their_base() {
        for (said, base) in [
            ("nyambungin", "sambung"),
            ("mulihin", "pulih"),
            ("ngitung", "hitung"),
            ("ngulang", "ulang"),
            ("ngejelasin", "jelas"),
            ("nyari", "cari"),
            ("nulis", "tulis"),
            ("ngirim", "kirim"),
            ("bandingin", "banding"),
        ] {
            assert!(bases(said).contains(&base.to_owned()), "{said}: {:?}", bases(said));
        }
    }

    #[test]
    fn short_words_and_others_are_left_alone() {
        for word in ["nas", "main", "data", "router", ""] {
            assert_eq!(bases(word), Vec::<String>::new(), "{word}");
        }
    }
}
