//! Files as they should never be: each is told with a code, a place and words in both languages, the reader comes back
//! in bounded time, and what else is wrong in the tree is still told.

use std::time::{Duration, Instant};

use course::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, SectionTitles},
    html::{Links, RenderContext, render},
    lang::Lang,
    source::Source,
};

use crate::sample::{LESSON, append, problems, replace, source};

const GLOSSARY: &str = "glossary.md";
const ASSETS: &str = "net/net-101-dasar/assets/assets.yaml";
const PICTURE: &str = "net/net-101-dasar/assets/pohon.svg";

/// Generous for a loaded machine without optimisation; a reader whose time grows with the square of the size takes
/// minutes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The tree with this change and one more mistake in another file, which must still be told. Answers with what was
/// found, without that one.
fn found_with(change: impl FnOnce(&mut Source)) -> Vec<Diagnostic> {
    let mut source = source();
    append(&mut source, GLOSSARY, "\n## Tanpa id\n\nIstilah.\n");
    change(&mut source);
    let begun = Instant::now();
    let found = problems(&source);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    let (others, own): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|one| one.path == GLOSSARY && one.code == Code::I207);
    assert_eq!(others.len(), 1, "the other file's mistake is told");
    own
}

fn check(code: Code, path: &str, change: impl FnOnce(&mut Source)) {
    let found = found_with(change);
    let told = found.iter().find(|one| one.code == code && one.path == path);
    let told = told.unwrap_or_else(|| panic!("no {code} in {path}: {:#?}", found.first()));
    assert!(told.span.start <= told.span.end);
    assert!(!told.message.id.is_empty() && told.message.id != told.message.en, "{told:?}");
}

/// The lesson with this text after its opening.
fn in_lesson(text: &str) -> impl FnOnce(&mut Source) {
    move |source| {
        replace(
            source,
            LESSON,
            "## Contoh: memilih prefiks",
            &format!("{text}\n\n## Contoh: memilih prefiks"),
        )
    }
}

#[test]
fn bytes_that_are_no_text_are_told_at_their_place() {
    for (bytes, at) in [
        (&b"---\nid: \xff\n---\n"[..], 8),
        (&b"\xff\xfe-\0-\0-\0"[..], 0),
        (&b"\xef\xbb\xbf---\n"[..], 0),
        (&b"---\nid: a\0b\n---\n"[..], 9),
        (&b"\x1f\x8b\x08\0\0\0\0\0"[..], 1),
    ] {
        let found = found_with(|source| source.insert(LESSON, bytes));
        let told = found.iter().find(|one| one.code == Code::F108 && one.path == LESSON).unwrap();
        assert_eq!(told.span.start, at, "{bytes:?}");
    }
    for path in ["ids.lock", "academy.yaml", ASSETS, "frameworks/n.yaml", "net/track.en.md"] {
        let mut source = source();
        source.insert(path, &b"a: \xff"[..]);
        assert!(problems(&source).iter().any(|one| one.code == Code::F108 && one.path == path), "{path}");
    }
}

#[test]
fn an_empty_file_is_told() {
    check(Code::F101, LESSON, |source| source.insert(LESSON, ""));
    check(Code::F101, LESSON, |source| source.insert(LESSON, "\n\n\n"));
    check(Code::F101, LESSON, |source| source.insert(LESSON, "---"));
}

#[test]
fn a_page_too_large_is_told_and_not_read() {
    check(Code::F105, LESSON, |source| append(source, LESSON, &"kata ".repeat(10 * 1024 * 1024)));
    let found = found_with(|source| append(source, LESSON, &"kata\n\n".repeat(100_000)));
    assert!(!found.iter().any(|one| one.code == Code::F105), "600 KB are read");
}

#[test]
fn one_long_line_is_read() {
    assert_eq!(found_with(in_lesson("kata ".repeat(180_000).trim_end())), []);
    assert_eq!(found_with(in_lesson(&"a".repeat(900_000))), []);
}

#[test]
fn very_many_headings_are_read() {
    let found = found_with(in_lesson(&"### Judul\n\n".repeat(50_000)));
    let mut codes: Vec<Code> = found.iter().map(|one| one.code).collect();
    codes.dedup();
    assert_eq!(
        codes,
        [Code::T901, Code::V952, Code::M307],
        "no translation, no new revision, headings alike"
    );
    check(Code::M301, LESSON, in_lesson(&"# a\n".repeat(100_000)));
}

#[test]
fn very_many_of_anything_are_read() {
    for text in [
        "- butir\n".repeat(60_000),
        "| a | b |\n|---|---|\n".to_owned() + &"| c | d |\n".repeat(50_000),
        "[a](prefiks.md) ".repeat(40_000),
        "[a".repeat(100_000),
        "![".repeat(100_000),
        "*a **b ".repeat(50_000),
        "`".repeat(200_000),
        "<".repeat(200_000),
        "[^1] ".repeat(50_000),
        (0..20_000).map(|n| format!("[^{n}]: kaki\n\n")).collect(),
        "&amp;".repeat(100_000),
        "\\".repeat(200_000),
        "{#q-b7tn ".repeat(50_000),
        "[[".repeat(100_000),
        "> [!NOTE]\n> a\n\n".repeat(20_000),
    ] {
        let start: String = text.chars().take(12).collect();
        let begun = Instant::now();
        let _found = found_with(in_lesson(&text));
        assert!(begun.elapsed() < PATIENCE, "{start}");
    }
}

#[test]
fn very_many_questions_are_read() {
    let question = "### Q? {#q-b7tn obj=o1}\n\n1. [x] a\n2. [ ] b\n3. [ ] c\n\n";
    check(Code::I202, LESSON, |source| {
        replace(source, LESSON, "## Ringkasan", &(question.repeat(10_000) + "## Ringkasan"));
    });
}

struct Nowhere;

impl Links for Nowhere {
    fn internal(&self, _: &str) -> Option<String> {
        None
    }
    fn asset(&self, _: &str) -> Option<String> {
        None
    }
}

#[test]
fn deep_nesting_is_read_and_shown_without_filling_the_stack() {
    for text in [
        "> ".repeat(10_000) + "a",
        (0..700).map(|depth| " ".repeat(depth * 2) + "- a\n").collect(),
        "- ".repeat(10_000) + "a",
        "1. ".repeat(10_000) + "a",
        "> - ".repeat(10_000) + "a",
        "*".repeat(20_000) + "a" + &"*".repeat(20_000),
        "[".repeat(20_000) + "a" + &"](b)".repeat(20_000),
        "![".repeat(20_000) + "a" + &"](b)".repeat(20_000),
    ] {
        let start: String = text.chars().take(12).collect();
        let _found = found_with(in_lesson(&text));
        let sections = SectionTitles::default();
        let context = FileContext::new("a.md", Lang::Id, &sections);
        let begun = Instant::now();
        let (document, _) = Document::parse(&format!("# A\n\n{text}\n"), &context);
        let whole = document.part(0..document.events.len());
        let html = render(&document, &whole, &RenderContext { links: &Nowhere, lang: Lang::Id, math: true });
        assert!(!html.is_empty() && begun.elapsed() < PATIENCE, "{start}: {:?}", begun.elapsed());
    }
}

#[test]
fn what_is_nested_too_deep_is_told_and_its_text_is_kept() {
    check(Code::F105, LESSON, in_lesson(&("> ".repeat(40) + "dalam")));
    assert_eq!(found_with(in_lesson("- a\n  - b\n    - c\n      > d\n      > - e")), []);
    let sections = SectionTitles::default();
    let context = FileContext::new("a.md", Lang::Id, &sections);
    let (document, _) =
        Document::parse(&format!("# A\n\n{}dalam\n\nsesudah\n", "- ".repeat(1_000)), &context);
    let text = document.plain_text(&document.part(0..document.events.len()));
    assert_eq!(text, "A dalam sesudah");
}

#[test]
fn deep_and_endless_yaml_is_refused() {
    let yaml = |text: String| move |source: &mut Source| replace(source, LESSON, "minutes: 8", &text);
    check(Code::F102, LESSON, yaml("minutes: ".to_owned() + &"[".repeat(50_000)));
    check(Code::F102, LESSON, yaml("minutes: ".to_owned() + &"{a: ".repeat(50_000)));
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n\
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n\
                g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]\nh: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]\nminutes: *h";
    assert!(!found_with(yaml(bomb.to_owned())).is_empty());
    check(Code::F102, LESSON, yaml("minutes: *nowhere".to_owned()));
    check(Code::F102, "academy.yaml", |source| append(source, "academy.yaml", "a: {"));
}

#[test]
fn circles_of_any_length_are_told() {
    check(Code::I211, "net/net-101-dasar/course.md", |source| {
        replace(source, "net/net-101-dasar/course.md", "requires: []", "requires: [net-101]");
    });
    check(Code::I211, "net/net-201-lanjut/course.md", |source| {
        replace(source, "net/net-101-dasar/course.md", "requires: []", "requires: [net-201]");
    });
}

#[test]
fn a_chain_of_thousands_of_requirements_is_followed() {
    let chain = |last: &str| {
        let mut source = source();
        let planned =
            String::from_utf8(source.get("net/net-201-lanjut/course.md").unwrap().to_vec()).unwrap();
        let track = "net/track.md";
        let ids: Vec<String> = (300..900).map(|number| format!("net-{number}")).collect();
        for (at, id) in ids.iter().enumerate() {
            let next = ids.get(at + 1).map_or(last, String::as_str);
            let text = planned.replace("id: net-201", &format!("id: {id}"));
            let text = text.replace("requires: [net-101]", &format!("requires: [{next}]"));
            source.insert(format!("net/{id}-uji/course.md"), text);
        }
        replace(&mut source, track, "net-201]", &format!("net-201, {}]", ids.join(", ")));
        problems(&source)
    };
    let circles = |found: &[Diagnostic]| found.iter().filter(|one| one.code == Code::I211).count();
    assert_eq!(circles(&chain("net-101")), 0);
    assert_eq!(circles(&chain("net-300")), 1);
}

#[test]
fn an_id_that_two_files_have_is_told_in_both() {
    let found = found_with(|source| {
        let text = source.get(LESSON).unwrap().to_vec();
        source.insert("net/net-101-dasar/01-alamat/salinan.md", text);
    });
    let told: Vec<_> = found.iter().filter(|one| one.code == Code::I202).collect();
    assert!(!told.is_empty(), "{found:#?}");
    assert!(told.iter().all(|one| !one.related.is_empty()));
}

#[test]
fn no_target_leads_out_of_the_tree() {
    for target in [
        "../../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\x.md",
        "C:\\x.md",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "lab-rencana.md%00.svg",
        "./lab-rencana.md/../../../../../../x.md",
        "Lab-Rencana.md",
        "lab-rencana.md.",
        "~/x.md",
    ] {
        for (before, path) in [("(lab-rencana.md)", LESSON), ("(../assets/pohon.svg)", LESSON)] {
            let found = found_with(|source| replace(source, path, before, &format!("(<{target}>)")));
            let told =
                found.iter().any(|one| matches!(one.code, Code::R701 | Code::R704) && one.path == path);
            assert!(told, "{target}: {found:#?}");
        }
    }
    for target in
        ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "\\\\server\\share"]
    {
        let found =
            found_with(|source| replace(source, LESSON, "(lab-rencana.md)", &format!("(<{target}>)")));
        assert!(found.iter().any(|one| matches!(one.code, Code::R701 | Code::R704)), "{target}: {found:#?}");
    }
    for file in ["../../../glossary.md", "/etc/passwd", "..\\pohon.svg", "pohon.svg\\0", "Pohon.svg"] {
        let entry = format!(
            "  - file: \"{file}\"\n    author: A\n    license: CC0-1.0\n    source: S\n    alt: Gambar\n"
        );
        let found = found_with(|source| append(source, ASSETS, &entry));
        assert!(found.iter().any(|one| one.path == ASSETS), "{file}: {found:#?}");
    }
}

#[test]
fn names_that_some_system_cannot_keep_apart_are_told() {
    for name in [
        "Prefiks.md",
        "prefiks.md.",
        "prefiks..md",
        "pre fiks.md",
        "prefiks.md ",
        "pre\\fiks.md",
        "pre\0fiks.md",
        "préfiks.md",
        "con:.md",
        "prefiks.MD",
        "-x.md",
    ] {
        let path = format!("net/net-101-dasar/01-alamat/{name}");
        check(Code::F107, &path, |source| source.insert(path.clone(), "x"));
    }
}

#[test]
fn a_picture_that_is_more_than_a_drawing_is_told_with_its_place() {
    const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
    let entities: String = (1..20).map(|n| format!("<!ENTITY e{n} \"&e{};&e{};\">", n - 1, n - 1)).collect();
    for (svg, at) in [
        (format!("{HEAD}<script>alert(1)</script></svg>"), HEAD.len()),
        (format!("{HEAD}<foreignObject><p/></foreignObject></svg>"), HEAD.len()),
        (format!("{HEAD}<rect onload=\"x()\"/></svg>"), HEAD.len()),
        (format!("{HEAD}<rect fill=\"url(http://x/y)\"/></svg>"), HEAD.len()),
        (format!("{HEAD}<image href=\"http://x/y.png\"/></svg>"), HEAD.len()),
        (format!("<!DOCTYPE svg [<!ENTITY e0 \"a\">{entities}]>{HEAD}<text>&e19;</text></svg>"), 0),
        (format!("<!DOCTYPE svg SYSTEM \"file:///etc/passwd\">{HEAD}</svg>"), 0),
        (format!("{HEAD}{}{}</svg>", "<g>".repeat(5_000), "</g>".repeat(5_000)), HEAD.len() + 31 * 3),
        (format!("{HEAD}<rect {}/></svg>", "x=\"1\" ".repeat(20_000)), HEAD.len()),
        (HEAD.repeat(3), HEAD.len()),
        ("\0".repeat(100), 0),
    ] {
        let found = found_with(|source| source.insert(PICTURE, svg.clone()));
        let shown: String = svg.chars().take(80).collect();
        let told = found.iter().find(|one| one.code == Code::R707 && one.path == PICTURE);
        let told = told.unwrap_or_else(|| panic!("{shown}: {found:#?}"));
        assert_eq!(told.span.start, at, "{shown}");
    }
    check(Code::R707, PICTURE, |source| {
        source.insert(PICTURE, format!("{HEAD}{}</svg>", "<rect/>".repeat(2_000_000)));
    });
}

#[test]
fn what_is_missing_is_told_where_it_is_named() {
    check(Code::R701, LESSON, |source| drop(source.remove(PICTURE)));
    check(Code::I209, "net/net-101-dasar/01-alamat/module.md", |source| {
        source.remove(LESSON);
        source.remove(&LESSON.replace(".md", ".en.md"));
    });
}
