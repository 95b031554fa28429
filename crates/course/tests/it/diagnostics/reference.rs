//! Links to the web, pictures, terms and sources.

use course::{diagnostic::Code, source::Source};

use super::{ASSETS, COURSE, ENGLISH, LAB, PICTURE, Pair, SVG, listed, minor};
use crate::sample::{LESSON, append, replace};

const SOURCE: &str = "- RFC 4632, *Classless Inter-domain Routing*.";
const SHOWN: &str = "](../assets/pohon.svg)\n";

/// Shows no picture any more.
fn without_picture(source: &mut Source, path: &str) {
    let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
    let end = text.find(SHOWN).unwrap() + SHOWN.len();
    let start = text[..end].rfind("![").unwrap();
    source.insert(path, [&text[..start], &text[end..]].concat());
}

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::R701,
        |s| replace(s, LESSON, "lab-rencana.md", "lab-tiada.md"),
        |s| replace(s, LESSON, "lab-rencana.md", "./lab-rencana.md"),
    ),
    (
        Code::R701,
        |s| replace(s, LESSON, "../assets/pohon.svg", "../assets/tiada.svg"),
        |s| replace(s, LESSON, "../assets/pohon.svg", "./../assets/pohon.svg"),
    ),
    (
        Code::R701,
        |s| replace(s, LESSON, "../assets/pohon.svg", "prefiks.md"),
        |s| replace(s, LESSON, "lab-rencana.md", "../course.md"),
    ),
    (
        Code::R701,
        |s| listed(s, "tiada.svg"),
        |s| {
            listed(s, "baru.svg");
            s.insert("net/net-101-dasar/assets/baru.svg", SVG);
        },
    ),
    (
        Code::R702,
        |s| replace(s, LESSON, "lab-rencana.md", "#tiada"),
        |s| replace(s, LESSON, "lab-rencana.md", "#contoh-memilih-prefiks"),
    ),
    (
        // The braces of a heading are no anchor, neither here nor on GitHub.
        Code::R702,
        |s| replace(s, LESSON, "lab-rencana.md", "#q-b7tn"),
        |s| replace(s, LESSON, "lab-rencana.md", "prefiks.md#cek-pemahaman"),
    ),
    (
        // The screen of a lab has its own headings, the glossary's has none.
        Code::R702,
        |s| replace(s, LESSON, "lab-rencana.md", "lab-rencana.md#langkah"),
        |s| {
            append(s, LAB, "\n### Cara lain\n\nTabel.\n");
            append(s, "net/net-101-dasar/01-alamat/lab-rencana.en.md", "\n### Another way\n\nA table.\n");
            replace(s, LESSON, "lab-rencana.md", "lab-rencana.md#cara-lain");
            minor(s, LAB);
        },
    ),
    (
        Code::R702,
        |s| replace(s, LESSON, "lab-rencana.md", "../../../glossary.md#prefix"),
        |s| replace(s, LESSON, "lab-rencana.md", "../../../glossary.md"),
    ),
    (
        Code::R704,
        |s| replace(s, LESSON, "lab-rencana.md", "http://example.com"),
        |s| replace(s, LESSON, "*Classless Inter-domain Routing*", "[CIDR](https://example.com)"),
    ),
    (
        Code::R704,
        |s| replace(s, LESSON, "lab-rencana.md", "//example.com/x"),
        |s| replace(s, LESSON, "*Classless Inter-domain Routing*", "[CIDR](mailto:a@example.com)"),
    ),
    (
        Code::R704,
        |s| replace(s, LESSON, "../assets/pohon.svg", "https://example.com/pohon.svg"),
        |s| replace(s, LESSON, "(../assets/pohon.svg)", "(../assets/pohon.svg \"Pohon\")"),
    ),
    (
        Code::R706,
        |s| s.insert("net/net-101-dasar/assets/baru.svg", SVG),
        |s| {
            s.insert("net/net-101-dasar/assets/baru.svg", SVG);
            listed(s, "baru.svg");
        },
    ),
    (
        Code::R706,
        |s| replace(s, ASSETS, "license: LicenseRef-VTI", "license: CC-BY-NC-4.0"),
        |s| replace(s, ASSETS, "license: LicenseRef-VTI", "license: CC0-1.0"),
    ),
    (
        Code::R707,
        |s| replace(s, PICTURE, "<title>", "<script>x()</script><title>"),
        |s| replace(s, PICTURE, "<title>", "<desc>Pohon</desc><title>"),
    ),
    (
        Code::R707,
        |s| s.insert(PICTURE, SVG.replace("<rect/>", &"<rect/>".repeat(50_000))),
        |s| s.insert(PICTURE, SVG.replace("<rect/>", &"<rect/>".repeat(40_000))),
    ),
    (
        Code::R707,
        |s| {
            s.insert("net/net-101-dasar/assets/foto.png", SVG);
            listed(s, "foto.png");
        },
        |s| {
            s.insert(
                "net/net-101-dasar/assets/foto.png",
                &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x40\0\0\0\x01"[..],
            );
            listed(s, "foto.png");
        },
    ),
    (
        Code::R707,
        |s| {
            s.insert(
                "net/net-101-dasar/assets/foto.png",
                &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x41\0\0\0\x01"[..],
            );
            listed(s, "foto.png");
        },
        |_| {},
    ),
    (
        Code::R709,
        |s| replace(s, LESSON, "lab-rencana.md", "term:tiada"),
        |s| replace(s, LESSON, "lab-rencana.md", "term:ip-address"),
    ),
    (
        Code::A801,
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![]"),
        |s| {
            replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![]");
            replace(s, ASSETS, "  alt: Pohon subnet dengan dua cabang\n", "  decorative: true\n");
        },
    ),
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
