//! The verbs an objective may begin with, by Bloom level, and those it may not. Lower case.

use crate::lang::Lang;

pub(super) struct Bank {
    /// Remember, understand, apply, analyse, evaluate, create.
    pub levels: [&'static [&'static str]; 6],
    pub vague: &'static [&'static str],
}

pub(super) const fn bank(lang: Lang) -> &'static Bank {
    match lang {
        Lang::Id => &INDONESIAN,
        Lang::En => &ENGLISH,
    }
}

/// Whether the text begins with this verb as a whole word.
pub(super) fn begins(text: &str, verb: &str) -> bool {
    let (start, rest) = text.trim_start().split_at_checked(verb.len()).unwrap_or_default();
    start.eq_ignore_ascii_case(verb) && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

static INDONESIAN: Bank = Bank {
    levels: [
        &["menyebutkan", "mengenali", "mencocokkan", "menandai"],
        &["menjelaskan", "membandingkan", "mencontohkan", "merangkum", "mengelompokkan"],
        &["menghitung", "mengonfigurasi", "memakai", "menjalankan", "menyusun"],
        &["membedakan", "mendiagnosis", "menguraikan", "menelusuri", "memetakan"],
        &["memilih", "menilai", "memprioritaskan", "mengkritik"],
        &["merancang", "menulis", "merencanakan", "mengusulkan"],
    ],
    vague: &["memahami", "mengetahui", "mengerti", "menguasai", "mempelajari", "menyadari"],
};

static ENGLISH: Bank = Bank {
    levels: [
        &["name", "list", "state", "identify", "recognise", "recognize", "match", "mark", "label"],
        &[
            "explain",
            "describe",
            "compare",
            "give examples",
            "illustrate",
            "summarise",
            "summarize",
            "group",
            "classify",
            "categorise",
            "categorize",
        ],
        &[
            "calculate",
            "configure",
            "use",
            "apply",
            "run",
            "carry out",
            "arrange",
            "put together",
            "compose",
            "assemble",
        ],
        &[
            "distinguish",
            "differentiate",
            "tell",
            "diagnose",
            "break down",
            "trace",
            "map",
            "analyse",
            "analyze",
        ],
        &["choose", "select", "assess", "evaluate", "judge", "prioritise", "prioritize", "critique"],
        &["design", "write", "plan", "propose", "draft"],
    ],
    vague: &[
        "understand",
        "know",
        "comprehend",
        "master",
        "learn",
        "study",
        "be aware",
        "realise",
        "realize",
        "appreciate",
    ],
};
