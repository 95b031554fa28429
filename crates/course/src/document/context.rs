//! What a reader has to know about a file besides its text.

use serde::{Deserialize, Serialize};

use crate::{
    front::ScoreRule,
    lang::{Lang, Localised},
};

/// The file being read.
#[derive(Debug, Clone, Copy)]
pub struct FileContext<'a> {
    /// From the content folder, with `/`; goes into diagnostics.
    pub path: &'a str,
    pub lang: Lang,
    /// The front matter's `math: true`.
    pub math: bool,
    /// How questions with several parts are scored where they do not say: a quiz's `score`.
    pub score: ScoreRule,
    pub sections: &'a SectionTitles,
}

impl<'a> FileContext<'a> {
    /// A file whose front matter switches nothing on.
    #[must_use]
    pub const fn new(path: &'a str, lang: Lang, sections: &'a SectionTitles) -> Self {
        Self { path, lang, math: false, score: ScoreRule::All, sections }
    }
}

/// The reserved titles by which sections are recognised, from `academy.yaml`. A class of the section's name, such as
/// `{.check}`, may replace the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionTitles {
    pub check: Localised<String>,
    pub summary: Localised<String>,
    pub sources: Localised<String>,
    pub deeper: Localised<String>,
    /// A prefix: `Contoh: menghitung prefiks`.
    pub example: Localised<String>,
    pub scenario: Localised<String>,
    pub materials: Localised<String>,
    pub steps: Localised<String>,
    pub expected: Localised<String>,
    pub discussion: Localised<String>,
    pub outline: Localised<String>,
}

impl Default for SectionTitles {
    fn default() -> Self {
        let both = |id: &str, en: &str| Localised { id: id.to_owned(), en: Some(en.to_owned()) };
        Self {
            check: both("Cek pemahaman", "Check your understanding"),
            summary: both("Ringkasan", "Summary"),
            sources: both("Sumber", "Sources"),
            deeper: both("Pendalaman", "Going deeper"),
            example: both("Contoh:", "Example:"),
            scenario: both("Skenario", "Scenario"),
            materials: both("Bahan", "Materials"),
            steps: both("Langkah", "Steps"),
            expected: both("Hasil yang diharapkan", "Expected result"),
            discussion: both("Pembahasan", "Discussion"),
            outline: both("Garis besar", "Outline"),
        }
    }
}
