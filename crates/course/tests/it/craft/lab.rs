//! Class L.

use course::{diagnostic::Code, source::Source};

use super::{
    Pair,
    ground::{LAB, LAB_ENGLISH},
};
use crate::sample::replace;

fn commands(source: &mut Source, language: &str) {
    for (path, title) in [(LAB, "\n## Pembahasan"), (LAB_ENGLISH, "\n## Discussion")] {
        replace(source, path, title, &format!("\n```{language}\nip addr\n```\n{title}"));
    }
}

pub const PAIRS: &[Pair] = &[
    (
        Code::L603,
        |s| {
            replace(s, LAB, "## Hasil yang diharapkan", "## Hasil");
            replace(s, LAB_ENGLISH, "## Expected result", "## Result");
        },
        |s| {
            replace(s, LAB, "## Hasil yang diharapkan", "## Hasil {.expected}");
            replace(s, LAB_ENGLISH, "## Expected result", "## Result {.expected}");
        },
    ),
    (
        Code::L603,
        |s| {
            replace(s, LAB, "## Pembahasan", "## Lain");
            replace(s, LAB_ENGLISH, "## Discussion", "## Other");
        },
        |_| {},
    ),
    (Code::L604, |s| commands(s, "bash"), |s| commands(s, "text")),
    (
        Code::L604,
        |s| commands(s, "PowerShell"),
        |s| {
            commands(s, "bash");
            replace(
                s,
                LAB,
                "needs: [kalkulator]",
                "needs: [kalkulator]\ntools: [{ name: iproute2, version: \"6.1\" }]",
            );
        },
    ),
];
