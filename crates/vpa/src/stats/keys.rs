//! The balance of the keys as a table.

use course::{lang::Lang, quiz::Keys};

/// More options than these are no good idea (`Q411`).
const PLACES: usize = 5;

pub fn titles(lang: Lang) -> Vec<&'static str> {
    match lang {
        Lang::Id => {
            vec![
                "kursus",
                "tunggal",
                "kunci di 1",
                "2",
                "3",
                "4",
                "5",
                "kunci terpanjang",
                "benar/salah",
                "benar",
            ]
        }
        Lang::En => {
            vec!["course", "single", "key at 1", "2", "3", "4", "5", "key longest", "true/false", "true"]
        }
    }
}

pub fn cells(keys: &Keys) -> Vec<String> {
    let counts = std::iter::once(keys.single()).chain((0..PLACES).map(|place| keys.at(place)));
    counts.chain([keys.longest, keys.true_false, keys.truths]).map(|count| count.to_string()).collect()
}
