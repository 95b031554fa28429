//! Everything that can be amiss in a tree: a change of the sample that makes exactly this one, and a neighbour without any.

mod content;
mod coverage;
mod file;
mod id;
mod reference;
mod revision;
mod teaching;
mod translation;

use std::collections::BTreeSet;

use course::{
    diagnostic::{Code, Severity},
    source::Source,
};

use crate::sample::{LESSON, append, is_about_teaching, loaded, problems, replace, replace_both, source};

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
    [
        content::PAIRS,
        coverage::PAIRS,
        file::PAIRS,
        id::PAIRS,
        reference::PAIRS,
        revision::PAIRS,
        teaching::PAIRS,
        translation::PAIRS,
    ]
    .into_iter()
    .flatten()
}

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
    assert_eq!(paired, Code::ALL.iter().copied().filter(|code| !is_about_teaching(*code)).collect());
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
fn a_warning_of_the_reader_hides_no_error_across_files() {
    let mut source = source();
    replace(&mut source, LESSON, "Rentang mana yang cukup?", "Rentang mana yang cukup? ");
    replace(&mut source, ENGLISH, "## Example: choosing a prefix\n", "### Example: choosing a prefix\n");
    let codes: Vec<Code> = problems(&source).iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::T901, Code::F109]);
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
