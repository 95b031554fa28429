//! Links to the web, pictures, terms and sources.

use course::{diagnostic::Code, source::Source};

use super::{COURSE, ENGLISH, LAB, Pair};
use crate::sample::{LESSON, append, replace};

const SOURCE: &str = "- RFC 4632, *Classless Inter-domain Routing*.";
const PICTURE: &str = "](../assets/pohon.svg)\n";

/// Shows no picture any more.
fn without_picture(source: &mut Source, path: &str) {
    let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
    let end = text.find(PICTURE).unwrap() + PICTURE.len();
    let start = text[..end].rfind("![").unwrap();
    source.insert(path, [&text[..start], &text[end..]].concat());
}

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::R705,
        |s| replace(s, LESSON, "lab-rencana.md", "https://example.com"),
        |s| replace(s, LESSON, "*Classless Inter-domain Routing*", "[CIDR](https://example.com)"),
    ),
    (
        Code::R705,
        |s| append(s, COURSE, "\nTulis ke [tim jaringan](mailto:a@example.com).\n"),
        |s| append(s, LAB, "\nLihat [daftar prefiks](https://example.com).\n"),
    ),
    (
        Code::R705,
        |s| append(s, COURSE, "\nTulis ke [tim jaringan](mailto:a@example.com).\n"),
        |s| {
            append(
                s,
                COURSE,
                "\n<!-- vpa-allow R705: alamat bantuan -->\nTulis ke [tim jaringan](mailto:a@example.com).\n",
            )
        },
    ),
    (
        Code::R708,
        |s| {
            without_picture(s, LESSON);
            without_picture(s, ENGLISH);
        },
        |s| without_picture(s, LESSON),
    ),
    (
        Code::R710,
        |s| replace(s, LESSON, "[Prefiks](term:prefix)", "Prefiks"),
        |s| replace(s, LESSON, "[Prefiks](term:prefix)", "[Panjang](term:prefix)"),
    ),
    (
        Code::R710,
        |s| replace(s, ENGLISH, "50 addresses are needed.", "50 of an IP address are needed."),
        |s| replace(s, ENGLISH, "50 addresses are needed.", "50 times an [IP address](term:ip-address)."),
    ),
    (
        Code::R710,
        |s| replace(s, ENGLISH, "50 addresses are needed.", "50 of an IP address are needed."),
        |s| replace(s, ENGLISH, "50 addresses are needed.", "50 times `IP address` or an ip address."),
    ),
    (
        Code::R711,
        |s| {
            replace(s, LESSON, SOURCE, "Pengetahuan umum.");
            replace(s, LESSON, "volatility: low", "volatility: medium");
        },
        |s| replace(s, LESSON, "volatility: low", "volatility: medium"),
    ),
    (
        Code::R711,
        |s| {
            replace(s, LESSON, SOURCE, "Pengetahuan umum.");
            replace(s, LESSON, "volatility: low", "volatility: high");
        },
        |s| replace(s, LESSON, SOURCE, "Pengetahuan umum."),
    ),
    (
        Code::R712,
        |s| {
            replace(s, LESSON, SOURCE, "- [Sebuah blog](https://example.com).");
            replace(s, LESSON, "volatility: low", "volatility: low\ncritical: true");
        },
        |s| {
            replace(s, LESSON, SOURCE, "- [Pedoman](https://www.bssn.go.id/pedoman).");
            replace(s, LESSON, "volatility: low", "volatility: low\ncritical: true");
        },
    ),
    (
        Code::R712,
        |s| {
            replace(s, LESSON, SOURCE, "- Sebuah blog.");
            replace(s, LESSON, "volatility: low", "volatility: low\ncritical: true");
        },
        |s| replace(s, LESSON, "volatility: low", "volatility: low\ncritical: true"),
    ),
];
