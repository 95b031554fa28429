//! Everything that can be amiss in a tree: a change of the sample that makes exactly this one, and a neighbour without any.

mod content;
mod coverage;
mod reference;
mod translation;

use std::collections::BTreeSet;

use course::{
    diagnostic::{Code, Severity},
    source::Source,
};

use crate::sample::{LESSON, append, loaded, problems, replace, replace_both, source};

type Change = fn(&mut Source);

const COURSE: &str = "net/net-101-dasar/course.md";
const PLANNED: &str = "net/net-201-lanjut/course.md";
const MODULE: &str = "net/net-101-dasar/01-alamat/module.md";
const LAB: &str = "net/net-101-dasar/01-alamat/lab-rencana.md";
const QUIZ: &str = "net/net-101-dasar/01-alamat/kuis.md";
const EXAM: &str = "net/net-101-dasar/ujian.md";
const ENGLISH: &str = "net/net-101-dasar/01-alamat/prefiks.en.md";
const ASSETS: &str = "net/net-101-dasar/assets/assets.yaml";
const PICTURE: &str = "net/net-101-dasar/assets/pohon.svg";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";

/// Codes that one file's text alone decides; they have their own table beside the readers.
const OF_ONE_FILE: &[Code] = &[
    Code::F109,
    Code::I207,
    Code::M301,
    Code::M302,
    Code::M303,
    Code::M304,
    Code::M305,
    Code::M306,
    Code::M307,
    Code::M308,
    Code::M309,
    Code::M310,
    Code::M311,
    Code::M312,
    Code::M313,
    Code::M314,
    Code::Q401,
    Code::Q402,
    Code::Q403,
    Code::Q404,
    Code::Q406,
    Code::Q407,
    Code::Q408,
    Code::Q409,
    Code::Q410,
    Code::Q415,
    Code::Q424,
    Code::Q425,
    Code::Q427,
    Code::Q429,
    Code::Q430,
    Code::Q431,
    Code::Q432,
    Code::Q435,
    Code::Z501,
    Code::Z502,
    Code::L601,
    Code::L602,
    Code::L605,
    Code::R703,
    Code::A804,
];

/// Raises the revision of a file and of its translation by a major step.
fn major(source: &mut Source, path: &str) {
    replace_both(source, path, "rev: v1.0", "rev: v2.0");
}

/// Raises the revision of a file by a minor step.
fn minor(source: &mut Source, path: &str) {
    replace(source, path, "rev: v1.0", "rev: v1.1");
}

/// Says that the lesson's translation is missing on purpose.
fn untranslated(source: &mut Source) {
    replace(source, LESSON, "# Prefiks IPv4", "<!-- vpa-allow T903: menyusul -->\n# Prefiks IPv4");
}

fn wrong_key(source: &mut Source) {
    replace_both(source, LESSON, "- [x] `62`", "- [x] `61`");
}

fn new_module(source: &mut Source) {
    let text = "---\nschema: 1\nid: net-101-m2\ntype: module\nrev: v1.0\nstatus: draft\nsummary: Modul baru yang belum \
                terdaftar di kursusnya.\nlessons: []\n---\n\n# Baru\n\nModul baru.\n";
    source.insert("net/net-101-dasar/02-baru/module.md", text);
    append(source, "ids.lock", "net-101-m2 module active - - -\n");
}

fn third_objective(source: &mut Source, path: &str, id: &str) {
    let at = "minutes: 8\nobjectives:\n";
    let at = if path == LAB { "minutes: 20\nobjectives:\n" } else { at };
    replace(
        source,
        path,
        at,
        &format!("{at}  - {{ id: o3, bloom: ingat, text: Menyebutkan bagian alamat }}\n"),
    );
    let english = path.replace(".md", ".en.md");
    let at = "objectives:\n";
    replace(source, &english, at, &format!("{at}  - {{ id: o3, text: Name the parts of an address }}\n"));
    append(source, "ids.lock", &format!("{id}.o3 objective active - - -\n"));
    major(source, path);
}

/// Lists a picture and shows it.
fn listed(source: &mut Source, file: &str) {
    let entry = "  - file: {}\n    author: A\n    license: CC0-1.0\n    source: S\n    alt: Sebuah gambar\n";
    append(source, ASSETS, &entry.replace("{}", file));
    append(source, COURSE, &format!("\n![Sebuah gambar](assets/{file})\n"));
}

/// (code, change that makes it, neighbour that makes nothing)
type Pair = (Code, Change, Change);

fn pairs() -> impl Iterator<Item = &'static Pair> {
    [PAIRS, content::PAIRS, coverage::PAIRS, reference::PAIRS, translation::PAIRS].into_iter().flatten()
}

const PAIRS: &[Pair] = &[
    (
        Code::F101,
        |s| replace(s, LESSON, "---\nschema", "\n---\nschema"),
        |s| replace(s, LESSON, "volatility: low\n---", "volatility: low\n\n---"),
    ),
    (
        Code::F102,
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8\nminutes: 9"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8 # about"),
    ),
    (
        Code::F102,
        |s| replace(s, "academy.yaml", "[net]", "[net"),
        |s| replace(s, "academy.yaml", "[net]", "[ net ]"),
    ),
    (
        Code::F103,
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8\nauthor: saya"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8\nverified_by: saya"),
    ),
    (
        Code::F103,
        |s| replace(s, ENGLISH, "translator: tim", "translator: tim\nminutes: 8"),
        |s| replace(s, ENGLISH, "translator: tim", "translator: tim-dua"),
    ),
    (Code::F104, |s| replace(s, LESSON, "minutes: 8\n", ""), |s| replace(s, LESSON, "maps: [N+2]\n", "")),
    (
        Code::F104,
        |s| replace(s, "net/track.md", "courses: [net-101, net-201]\n", ""),
        |s| replace(s, "net/track.md", "courses: [net-101, net-201]\n", "courses: [net-201, net-101]\n"),
    ),
    (
        Code::F104,
        |s| replace(s, ENGLISH, "source_rev: v1.0\n", ""),
        |s| replace(s, "net/track.en.md", "source_rev: v1.0\n", ""),
    ),
    (
        Code::F105,
        |s| replace(s, "net/track.en.md", "source_rev: v1.0", "source_rev: 1.0"),
        |s| replace(s, "net/track.en.md", "source_rev: v1.0", "source_rev: v1.1"),
    ),
    (Code::F104, |s| drop(s.remove("academy.yaml")), |s| append(s, "academy.yaml", "# end\n")),
    (
        Code::F105,
        |s| replace(s, LESSON, "minutes: 8", "minutes: 61"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 60"),
    ),
    (
        Code::F105,
        |s| replace(s, COURSE, "level: 1", "level: 4"),
        |s| replace(s, COURSE, "level: 1", "level: 3"),
    ),
    (
        Code::F105,
        |s| replace(s, LESSON, "rev: v1.0", "rev: 1.1"),
        |s| replace(s, LESSON, "rev: v1.0", "rev: v1.1"),
    ),
    (
        Code::F105,
        |s| replace(s, COURSE, "roles: [sales, engineer]", "roles: [sales, pilot]"),
        |s| replace(s, COURSE, "roles: [sales, engineer]", "roles: [engineer]"),
    ),
    (Code::F105, |s| append(s, "ids.lock", "broken\n"), |s| append(s, "ids.lock", "# a note\n")),
    (
        Code::F106,
        |s| replace(s, LESSON, "schema: 1", "schema: 2"),
        |s| replace(s, LESSON, "schema: 1", "schema: 1 # the first"),
    ),
    (
        Code::F107,
        |s| s.insert("net/net-101-dasar/01-alamat/catatan.txt", "x"),
        |s| s.insert("net/net-101-dasar/01-alamat/_catatan.txt", "x"),
    ),
    (
        Code::F107,
        |s| {
            s.insert(
                "frameworks/A_B.yaml",
                "schema: 1\nid: A_B\nname: A\nuse: tag\nsource: S\nchecked: 2026-11-22\ndomains: []\n",
            )
        },
        |s| {
            s.insert(
                "frameworks/a-b.yaml",
                "schema: 1\nid: a-b\nname: A\nuse: tag\nsource: S\nchecked: 2026-11-22\ndomains: []\n",
            )
        },
    ),
    (
        Code::F107,
        |s| replace(s, "net/track.md", "type: track", "type: course"),
        |s| s.insert("privacy/Pemberitahuan.md", "x"),
    ),
    (
        Code::F107,
        |s| replace(s, ENGLISH, "type: lesson", "type: lab"),
        |s| replace(s, ENGLISH, "type: lesson", "type: \"lesson\""),
    ),
    (
        Code::F108,
        |s| s.insert("glossary.md", &b"---\n\xff"[..]),
        |s| replace(s, "glossary.md", "Angka yang", "Añgka yang"),
    ),
    (
        Code::I201,
        |s| replace(s, LESSON, "verified: 2026-11-20", "verified: 2026-11-20\nrescore: [q-oil]"),
        |s| replace(s, LESSON, "verified: 2026-11-20", "verified: 2026-11-20\nrescore: [q-b7tn]"),
    ),
    (
        Code::I202,
        |s| {
            replace_both(s, EXAM, "{#q-2a2a ", "{#q-1a1a ");
            replace(s, "ids.lock", "q-2a2a question active", "q-2a2a question retired");
        },
        |s| {
            replace_both(s, EXAM, "{#q-2a2a ", "{#q-9a9a ");
            replace(s, "ids.lock", "q-2a2a question active", "q-2a2a question retired");
            append(s, "ids.lock", "q-9a9a question active - - -\n");
            minor(s, EXAM);
        },
    ),
    (
        Code::I203,
        |s| replace(s, "ids.lock", "s-7m2d step active 2026.10.0 - -\n", ""),
        |s| replace(s, "ids.lock", "s-7m2d step active 2026.10.0 - -\n", "s-7m2d step active 2026.9.0 - -\n"),
    ),
    (Code::I203, |s| drop(s.remove("ids.lock")), |s| append(s, "ids.lock", "\n")),
    (
        Code::I204,
        |s| replace(s, "ids.lock", "s-7m2d step active", "s-7m2d step retired"),
        |s| append(s, "ids.lock", "s-7m2e step retired 2026.10.0 - - s-7m2d\n"),
    ),
    (
        Code::I205,
        |s| append(s, "ids.lock", "q-zzzz question active 2026.9.0 - -\n"),
        |s| append(s, "ids.lock", "q-zzzz question active - - -\n"),
    ),
    (
        Code::I206,
        |s| {
            replace(s, EXAM, "scope: net-101", "scope: net-201");
            major(s, EXAM);
        },
        |s| major(s, EXAM),
    ),
    (
        Code::I208,
        |s| replace_both(s, QUIZ, "{#q-1a1a ", "{#q-9a9a "),
        |s| {
            replace_both(s, QUIZ, "{#q-1a1a ", "{#q-9a9a ");
            replace(s, "ids.lock", "q-1a1a question active", "q-1a1a question retired");
            append(s, "ids.lock", "q-9a9a question active - - -\n");
            minor(s, QUIZ);
        },
    ),
    (
        Code::I209,
        |s| replace(s, COURSE, "modules: [net-101-m1]", "modules: [net-101-m1, net-101-m7]"),
        |s| replace(s, COURSE, "modules: [net-101-m1]", "modules:\n  - net-101-m1"),
    ),
    (Code::I209, new_module, |s| {
        new_module(s);
        replace(s, COURSE, "modules: [net-101-m1]", "modules: [net-101-m1, net-101-m2]");
    }),
    (
        Code::I209,
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: [net-999]"),
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: [net-101-m1]"),
    ),
    (
        Code::I209,
        |s| {
            let text = s.remove(ENGLISH).unwrap();
            s.insert("net/net-101-dasar/01-alamat/prefix.en.md", text);
            untranslated(s);
        },
        |s| {
            s.remove(ENGLISH).unwrap();
            untranslated(s);
        },
    ),
    (
        Code::I210,
        |s| replace(s, MODULE, "[net-101-l01, net-101-l02]", "[net-101-l01, net-101-l02, net-101-l01]"),
        |s| replace(s, MODULE, "[net-101-l01, net-101-l02]", "[net-101-l02, net-101-l01]"),
    ),
    (
        Code::I211,
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: [net-201]"),
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: []"),
    ),
    (
        Code::I211,
        |s| replace(s, "academy.yaml", "extends: sales", "extends: engineer"),
        |s| replace(s, "academy.yaml", "    extends: sales\n", ""),
    ),
    (
        Code::Q423,
        |s| replace_both(s, QUIZ, "{#q-1b1b obj=l01.o2}", "{#q-1b1b obj=l01.o9}"),
        |s| replace_both(s, QUIZ, "{#q-1b1b obj=l01.o2}", "{#q-1b1b obj=l01.o1}"),
    ),
    (
        Code::Q423,
        |s| replace_both(s, LAB, ".text obj=o1}", ".text obj=o2}"),
        |s| replace_both(s, LAB, ".text obj=o1}", ".text diff=1 obj=o1}"),
    ),
    (
        Code::Z510,
        |s| {
            replace(s, QUIZ, "pass: 75", "pass: 80");
            major(s, QUIZ);
        },
        |s| {
            replace(s, QUIZ, "pass: 75", "pass: 100");
            major(s, QUIZ);
        },
    ),
    (
        Code::O851,
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "What the length means }"),
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "Explain the length }"),
    ),
    (
        Code::O852,
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "Understand the length }"),
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "Compare two lengths }"),
    ),
    (Code::O855, |s| third_objective(s, LESSON, "net-101-l01"), |s| third_objective(s, LAB, "net-101-l02")),
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
        Code::T901,
        |s| replace(s, ENGLISH, "id: net-101-l01", "id: net-101-l02"),
        |s| replace(s, ENGLISH, "# The IPv4 prefix", "# Prefixes of IPv4"),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "## Example: choosing a prefix\n", "### Example: choosing a prefix\n"),
        |s| replace(s, ENGLISH, "## Example: choosing a prefix\n", "## Example: a good prefix\n"),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "obj=o1}", "obj=o2}"),
        |s| replace(s, ENGLISH, ".numeric obj=o2}", "obj=o2 .numeric}"),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "- [x] `62`", "- [x] `63`"),
        |s| replace(s, ENGLISH, "Right: 64 minus two.", "Right."),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "  - { id: o2, text: Calculate the number of host addresses }\n", ""),
        |s| replace(s, ENGLISH, "Calculate the number of host", "Calculate the count of host"),
    ),
    (
        Code::T901,
        |s| replace(s, "net/net-101-dasar/01-alamat/lab-rencana.en.md", "- [ ] Add a reserve of 20%.\n", ""),
        |s| replace(s, "net/net-101-dasar/01-alamat/lab-rencana.en.md", "a reserve of 20%", "20% in reserve"),
    ),
    (
        Code::V951,
        |s| replace(s, LESSON, "Menjelaskan arti panjang prefiks }", "Menjelaskan prefiks }"),
        |s| {
            replace(s, LESSON, "Menjelaskan arti panjang prefiks }", "Menjelaskan prefiks }");
            major(s, LESSON);
        },
    ),
    (
        Code::V951,
        |s| {
            wrong_key(s);
            replace(s, LESSON, "verified:", "rescore: [q-k3f9]\nverified:");
        },
        |s| {
            wrong_key(s);
            replace(s, LESSON, "verified:", "rescore: [q-k3f9]\nverified:");
            major(s, LESSON);
        },
    ),
    (
        Code::V953,
        |s| replace(s, LESSON, "rev: v1.0", "rev: v1.2"),
        |s| replace(s, LESSON, "rev: v1.0", "rev: v1.1"),
    ),
    (Code::V953, |s| replace(s, MODULE, "rev: v1.0", "rev: v0.9"), |s| major(s, MODULE)),
    (
        Code::V954,
        |s| {
            wrong_key(s);
            major(s, LESSON);
        },
        |s| {
            wrong_key(s);
            major(s, LESSON);
            replace(s, LESSON, "verified:", "rescore: []\nverified:");
        },
    ),
    (
        Code::C961,
        |s| replace(s, LESSON, "maps: [N+2]", "maps: [N+9]"),
        |s| replace(s, LESSON, "maps: [N+2]", "maps: [N+1]"),
    ),
    (
        Code::C961,
        |s| replace(s, MODULE, "maps: [N+1]", "maps: [n+1]"),
        |s| replace(s, MODULE, "maps: [N+1]", "maps: []"),
    ),
];

fn changed(change: Change) -> Source {
    let mut source = source();
    change(&mut source);
    source
}

#[test]
fn each_change_makes_exactly_its_code() {
    let mut wrong = Vec::new();
    for (at, (code, change, _)) in pairs().enumerate() {
        let found = problems(&changed(*change));
        if found.is_empty() || found.iter().any(|problem| problem.code != *code) {
            wrong.push(format!("pair {at}, {code}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_neighbour_makes_none() {
    let mut wrong = Vec::new();
    for (at, (code, _, neighbour)) in pairs().enumerate() {
        let found = problems(&changed(*neighbour));
        if !found.is_empty() {
            wrong.push(format!("pair {at}, {code}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_pair() {
    let paired: BTreeSet<Code> =
        pairs().map(|(code, _, _)| *code).chain(OF_ONE_FILE.iter().copied()).collect();
    assert_eq!(paired, Code::ALL.iter().copied().collect());
}

/// Code and mark of each row, such as "`F109` W".
#[test]
fn the_documentation_lists_every_code_with_its_severity() {
    let rows =
        include_str!("../../../../docs/diagnostics.md").lines().filter_map(|line| line.strip_prefix("| "));
    let heads = rows.filter_map(|row| row.split(" | ").next()).filter(|head| {
        let code = head.strip_prefix('`').and_then(|head| head.get(..4)).unwrap_or_default();
        code.starts_with(|c: char| c.is_ascii_uppercase()) && code[1..].bytes().all(|b| b.is_ascii_digit())
    });
    let mark = |code: &Code| match code.severity() {
        Severity::Error => format!("`{code}`"),
        Severity::Warning => format!("`{code}` W"),
        Severity::Info => format!("`{code}` I"),
    };
    assert_eq!(heads.collect::<Vec<_>>(), Code::ALL.iter().map(mark).collect::<Vec<_>>());
}

#[test]
fn places_are_inside_the_files_and_texts_differ() {
    for (code, change, _) in pairs() {
        let source = changed(*change);
        for problem in problems(&source) {
            let length = source.get(&problem.path).map_or(0, <[u8]>::len);
            assert!(
                problem.span.start <= problem.span.end && problem.span.end <= length,
                "{code}: {problem:?}"
            );
            assert_ne!(problem.message.id, problem.message.en, "{code}");
            for related in &problem.related {
                assert!(source.contains(&related.path), "{code}: {related:?}");
            }
        }
    }
}

#[test]
fn the_order_is_always_the_same() {
    let mut broken = source();
    for (path, from, to) in
        [(LESSON, "minutes: 8", "minutes: 99"), (COURSE, "requires: []", "requires: [net-999]")]
    {
        replace(&mut broken, path, from, to);
    }
    append(&mut broken, LAB, "\n[a](tiada.md) [b](http://example.com)\n");
    let found = problems(&broken);
    assert_eq!(found, problems(&broken));
    let places: Vec<_> = found.iter().map(|problem| (&problem.path, problem.span, problem.code)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(places.len() >= 3);
}

#[test]
fn an_allowed_finding_across_files_is_silent() {
    let mut allowed = source();
    let link = "Lihat juga [tiada](tiada.md).\n";
    append(&mut allowed, COURSE, &format!("\n{link}"));
    assert_eq!(problems(&allowed).len(), 1);
    let mut allowed = source();
    append(&mut allowed, COURSE, &format!("\n<!-- vpa-allow R701: menyusul -->\n{link}"));
    assert_eq!(problems(&allowed), []);
}

#[test]
fn the_lock_remembers_a_release() {
    let (_, academy) = loaded();
    let lock = academy.release_ids("2026.11.0");
    assert_eq!(
        lock.get("net-101-l01").unwrap().released.as_deref(),
        Some("2026.10.0"),
        "the first release stays"
    );
    assert_eq!(lock.get("net-201").unwrap().released, None, "planned is not released");
    assert_eq!(lock.render(), academy.lock.render(), "nothing changed since");
}
