//! Golden tests, and hostile lessons against the walls.

use proptest::prelude::*;

use super::{clean, math, render, *};
use crate::{
    document::{FileContext, SectionTitles},
    front::Kind,
    lang::Lang,
};

/// Knows `ada.md`, `assets/ada.svg` and every term.
struct Shelf;

impl Links for Shelf {
    fn internal(&self, target: &str) -> Option<String> {
        (target.starts_with("ada.md") || target.starts_with('#'))
            .then(|| format!("#/lesson/{}", target.trim_start_matches('#')))
    }

    fn asset(&self, target: &str) -> Option<String> {
        (target == "assets/ada.svg").then(|| "academy://localhost/net-101/ada.svg".to_owned())
    }
}

fn html_of(markdown: &str, math: bool) -> String {
    let sections = SectionTitles::default();
    let context = FileContext { math, ..FileContext::new("a.md", Lang::Id, &sections) };
    let (document, _) = Document::parse(markdown, &context);
    let part = document.part(0..document.events.len());
    render(&document, &part, &RenderContext { links: &Shelf, lang: Lang::Id, math })
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(html_of(markdown, false).trim_end(), expected);
}

#[test]
fn headings_paragraphs_and_lists_carry_their_ordinal() {
    check(
        "---\nid: x\n---\n# Dua *kata* {.summary}\n\nSatu.\n\n- a\n- b\n\n## Dua kata\n",
        "<h1 id=\"h-dua-kata\" data-p=\"0\">Dua <em>kata</em></h1>\n<p data-p=\"1\">Satu.</p>\n<ul>\n\
         <li data-p=\"2\">a</li>\n<li data-p=\"3\">b</li>\n</ul>\n<h2 id=\"h-dua-kata-1\" data-p=\"4\">Dua kata</h2>",
    );
}

#[test]
fn ordinals_do_not_depend_on_the_part() {
    let sections = SectionTitles::default();
    let context = FileContext::new("a.md", Lang::Id, &sections);
    let (document, _) = Document::parse("# A\n\nsatu\n\n## B\n\ndua\n", &context);
    let html =
        render(&document, &document.body(1), &RenderContext { links: &Shelf, lang: Lang::Id, math: false });
    assert_eq!(html, "<p data-p=\"3\">dua</p>\n");
}

#[test]
fn every_heading_that_a_link_may_name_has_its_element() {
    let text = "# A\n\nkata\n\n## Bagian & `isi` {.summary}\n\n### Bagian isi\n\n## Bagian & `isi`\n\nÉtape\n\n### Étape 2\n";
    let sections = SectionTitles::default();
    let (document, _) = Document::parse(text, &FileContext::new("a.md", Lang::Id, &sections));
    let html = html_of(text, false);
    for kind in Kind::ALL {
        for heading in document.targets(*kind) {
            let id = format!(" id=\"{}\"", heading.element_id());
            assert_eq!(html.matches(&id).count(), 1, "{id}");
        }
    }
    assert_eq!(document.targets(Kind::Lesson).count(), 4);
}

#[test]
fn ordered_lists_keep_their_start_and_tasks_their_sign() {
    check("3. a\n", "<ol start=\"3\">\n<li data-p=\"0\">a</li>\n</ol>");
    check(
        "- [x] a\n",
        "<ul>\n<li class=\"task\" data-p=\"0\"><span class=\"task-box\" role=\"img\" aria-label=\"selesai\">☑</span> \
         a</li>\n</ul>",
    );
}

#[test]
fn alerts_say_what_they_are() {
    check(
        "> [!WARNING]\n> Panas.\n",
        "<aside class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Peringatan</p>\n\
         <p data-p=\"0\">Panas.</p>\n</aside>",
    );
    check("> biasa\n", "<blockquote>\n<p data-p=\"0\">biasa</p>\n</blockquote>");
}

#[test]
fn tables_scroll_and_name_their_columns() {
    check(
        "| a | b |\n|---|--:|\n| 1 | 2 |\n",
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"Tabel\" tabindex=\"0\"><table>\n<thead><tr>\n\
         <th scope=\"col\">a</th>\n<th scope=\"col\" class=\"align-right\">b</th>\n</tr></thead>\n<tbody>\n<tr>\n\
         <td>1</td>\n<td class=\"align-right\">2</td>\n</tr>\n</tbody></table></div>",
    );
}

#[test]
fn links_lead_where_they_may() {
    check(
        "[x](term:latency) [a](ada.md#b) [l](lain.md) [w](https://a.id/b?c=1&d) [h](http://a.id) <a@b.id>",
        "<p data-p=\"0\"><a class=\"term\" data-term=\"latency\" href=\"#/glossary/latency\">x</a> \
         <a href=\"#/lesson/ada.md#b\">a</a> l \
         <a href=\"https://a.id/b?c=1&amp;d\" data-external=\"\" rel=\"noopener noreferrer\">w</a> h \
         <a href=\"mailto:a@b.id\" data-external=\"\" rel=\"noopener noreferrer\">a@b.id</a></p>",
    );
}

#[test]
fn pictures_come_from_the_course_only() {
    check(
        "![alt](assets/ada.svg)",
        "<p data-p=\"0\"><img src=\"academy://localhost/net-101/ada.svg\" alt=\"alt\" loading=\"lazy\" decoding=\"async\"></p>",
    );
    for target in ["https://a.id/x.png", "assets/lain.svg", "//a.id/x.png", "data:image/png;base64,AAAA"] {
        check(
            &format!("![alt]({target})"),
            "<p data-p=\"0\"><span class=\"missing\" role=\"note\">Gambar tidak tersedia: alt</span></p>",
        );
    }
}

#[test]
fn code_is_highlighted_where_the_language_is_known() {
    let html = html_of("```sql\nSELECT 1;\n```\n", false);
    assert!(html.starts_with("<pre tabindex=\"0\" data-lang=\"sql\"><code class=\"language-sql\"><span class=\"hl-source hl-sql"), "{html}");
    check(
        "```kuno\na < b\n```\n",
        "<pre tabindex=\"0\" data-lang=\"kuno\"><code class=\"language-kuno\">a &lt; b\n</code></pre>",
    );
    check("    a\n", "<pre tabindex=\"0\"><code>a\n</code></pre>");
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "a[^1] b[^1]\n\n[^1]: kaki\n",
        "<p data-p=\"0\">a<sup class=\"footnote-ref\"><a id=\"fnref-2\" href=\"#fn-0-1\" data-anchor=\"fn-0-1\" \
         role=\"doc-noteref\">1</a></sup> b<sup class=\"footnote-ref\"><a id=\"fnref-4\" href=\"#fn-0-1\" \
         data-anchor=\"fn-0-1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Catatan kaki\">\n<ol start=\"1\">\n\
         <li id=\"fn-0-1\">\n<p data-p=\"1\">kaki</p>\n<a class=\"footnote-back\" href=\"#fnref-2\" data-anchor=\"fnref-2\" \
         role=\"doc-backlink\" aria-label=\"Kembali ke teks\">↩</a></li>\n</ol>\n</section>",
    );
}

#[test]
fn formulas_become_mathml_where_maths_is_on() {
    let html = html_of("$a^2$\n", true);
    assert!(html.starts_with("<p data-p=\"0\"><span class=\"math\"><math display=\"inline\"><msup><mi>a</mi><mn>2</mn></msup></math></span>"), "{html}");
    check("US$100 dan US$200", "<p data-p=\"0\">US$100 dan US$200</p>");
    let broken = html_of("$\\frac$\n", true);
    assert!(broken.contains("<code>"), "{broken}");
    let endless = html_of("$\\def\\a{\\a\\a}\\a$\n", true);
    assert!(endless.contains("<code>"), "{endless}");
    let panicking = html_of("$\\charé$\n", true);
    assert!(panicking.contains("<code>"), "{panicking}");
}

/// Every tag with its attributes, told apart by a scanner that shares nothing with the cleaner.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '>' && *c != '/')
            .collect();
        rest = rest.trim_start_matches('/').strip_prefix(name.as_str()).unwrap();
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches([' ', '\n', '\t', '/']);
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            let (attribute, after) =
                rest.split_once("=\"").unwrap_or_else(|| panic!("unquoted attribute: {rest}"));
            let (value, after) = after.split_once('"').unwrap();
            attributes.push((attribute.to_owned(), value.to_owned()));
            rest = after;
        }
        if !closing {
            found.push((name, attributes));
        }
    }
    found
}

#[track_caller]
fn assert_harmless(html: &str) {
    for (name, attributes) in tags(html) {
        let markup = clean::TAGS.contains(&name.as_str());
        assert!(markup || math::TAGS.contains(&name.as_str()), "<{name}> in {html}");
        for (attribute, value) in attributes {
            let own =
                clean::ATTRIBUTES.iter().find(|(tag, _)| *tag == name).map_or(&[][..], |(_, names)| names);
            let listed = own.contains(&attribute.as_str()) || clean::EVERYWHERE.contains(&attribute.as_str());
            assert!(listed || !markup, "{attribute} on <{name}> in {html}");
            assert!(
                !attribute.starts_with("on") && !["xlink:href", "srcdoc"].contains(&attribute.as_str()),
                "{html}"
            );
            assert!(markup || !["href", "src"].contains(&attribute.as_str()), "{html}");
            let address = value.to_lowercase();
            if attribute == "href" {
                assert!(
                    address.starts_with("https://")
                        || address.starts_with("mailto:")
                        || address.starts_with("#"),
                    "{html}"
                );
            }
            if attribute == "src" {
                assert_eq!(address, "academy://localhost/net-101/ada.svg", "{html}");
            }
        }
    }
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "<img src=x onerror=alert(1)>",
    "a <img src=x onerror=alert(1)> b",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<style>* { background: url(https://a.id) }</style>",
    "<math><annotation-xml encoding=\"text/html\"><style><img src onerror=alert(1)></style></annotation-xml></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<base href=\"https://a.id/\"><meta http-equiv=refresh content=\"0;url=https://a.id\">",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](<\tjavascript:alert(1)>)",
    "[a](javascript&colon;alert(1))",
    "[a](vbscript:msgbox)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](//a.id)",
    "[a](\\\\a.id)",
    "[a](academy://localhost/x)",
    "[a](blob:https://a.id/x)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "[a](term:x\"onclick=alert(1))",
    "[a](https://a.id/\"onmouseover=\"alert(1))",
    "[a](https://a.id/'><script>alert(1)</script>)",
    "[a](ada.md\"><script>alert(1)</script>)",
    "![a](javascript:alert(1))",
    "![\"onload=alert(1) x=\"](assets/ada.svg)",
    "![a](assets/ada.svg \"x\\\" onload=\\\"alert(1)\")",
    "![a](../../../etc/passwd)",
    "![<script>alert(1)</script>](assets/ada.svg)",
    "# <script>alert(1)</script> {#x\"onclick=alert(1)}",
    "# \" onclick=\"alert(1)",
    "```\"><script>alert(1)</script>\nx\n```",
    "```html\n<script>alert(1)</script>\n```",
    "```x\" onclick=\"alert(1)\na\n```",
    "`<script>alert(1)</script>`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "a[^\"><script>]\n\n[^\"><script>]: <img src=x onerror=alert(1)>",
    "| <script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | 2 |",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "$\\text{<script>alert(1)</script>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "$<img src=x onerror=alert(1)>$",
    "$\\unicode{60}script>$",
    "$$\\text{</math><img src=x onerror=alert(1)>}$$",
    "$\\style{x:expression(alert(1))}{y}$",
    "$\\class{a\" onclick=\"alert(1)}{y}$",
    "<span class=\"math\" data-slot=\"0\"></span> $a$",
    "`<span class=\"math\" data-slot=\"0\"></span>` $a$ `<img src=\"slot-1\"` ![a](assets/ada.svg)",
    "\u{0}<scr\u{0}ipt>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<p style=\"position:fixed\">x</p>",
];

#[test]
fn nothing_in_a_lesson_can_run() {
    for markdown in HOSTILE {
        for math in [false, true] {
            assert_harmless(&html_of(markdown, math));
        }
    }
}

#[test]
fn the_first_wall_alone_writes_no_foreign_tag() {
    let sections = SectionTitles::default();
    for markdown in HOSTILE {
        let context = FileContext::new("a.md", Lang::Id, &sections);
        let (document, _) = Document::parse(markdown, &context);
        let render = RenderContext { links: &Shelf, lang: Lang::Id, math: false };
        let mut writer = Writer::new(&document, &render, 0);
        writer.part(&document.part(0..document.events.len()));
        for (name, _) in tags(&writer.out) {
            assert!(clean::TAGS.contains(&name.as_str()), "<{name}> from {markdown}");
        }
    }
}

#[test]
fn the_second_wall_holds_alone() {
    for html in HOSTILE {
        let cleaned = clean::clean((*html).to_owned());
        for (name, attributes) in tags(&cleaned) {
            assert!(clean::TAGS.contains(&name.as_str()), "<{name}> from {html}");
            assert!(
                attributes.iter().all(|(name, _)| !name.starts_with("on") && name != "style"),
                "{cleaned}"
            );
        }
        assert_eq!(clean::clean(cleaned.clone()), cleaned, "a second reading changes nothing");
    }
    let cleaned = |html: &str| clean::clean(html.to_owned());
    assert_eq!(cleaned("<p id=\"x\" class=\"alert fixed\">a</p>"), "<p class=\"alert\">a</p>");
    assert_eq!(cleaned("<a href=\"javascript:alert(1)\">a</a>"), "<a>a</a>");
}

/// Every kind of element that the writer makes.
const PLAIN: &str = "# Kata & \"kutip\"\n\nSatu *dua* **tiga** ~~empat~~ `kode <b>` it's\\\nbaris [a](ada.md) \
    [b](https://a.id/?x=1&y='2') [c](term:latency) [d](mailto:a@a.id) ![alt \"x\"](assets/ada.svg) ![e](tiada.svg)[^n]\n\n\
    > kutipan\n\n> [!TIP]\n> kiat\n\n3. tiga\n4. empat\n\n- [x] tugas\n- [ ] tugas\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n\
    ---\n\n```rust\nfn a() -> &'static str { \"<\" }\n```\n\n[^n]: Catatan.\n";

#[test]
fn the_cleaner_is_spared_what_the_writer_makes_and_would_not_change_it() {
    let sections = SectionTitles::default();
    let context = FileContext::new("a.md", Lang::Id, &sections);
    for markdown in HOSTILE.iter().chain(&[PLAIN]) {
        let (document, _) = Document::parse(markdown, &context);
        let render = RenderContext { links: &Shelf, lang: Lang::Id, math: false };
        let mut writer = Writer::new(&document, &render, 0);
        writer.part(&document.part(0..document.events.len()));
        writer.footnotes();
        let html = writer.out;
        if html.contains('\r') || html.contains('\0') {
            continue;
        }
        assert!(harmless::is_harmless(&html), "{html}");
        let same = |html: &str| html.replace("&quot;", "\"").replace("&#39;", "'");
        assert_eq!(same(&clean::rewrite(&html)), same(&html));
    }
}

#[test]
fn what_the_cleaner_would_change_is_left_to_it() {
    for html in [
        "<p onclick=\"a\">x</p>",
        "<p style=\"a\">x</p>",
        "<p CLASS=\"alert\">x</p>",
        "<P>x</P>",
        "<p class='alert'>x</p>",
        "<p class=alert>x</p>",
        "<p class=\"alert fixed\">x</p>",
        "<p id=\"x\">x</p>",
        "<p  id=\"h-x\">x</p>",
        "<p href=\"https://a.id\">x</p>",
        "<a href=\"javascript:a\">x</a>",
        "<a href=\" javascript:a\">x</a>",
        "<a href=\"&#106;avascript:a\">x</a>",
        "<a href=\"#&colon;\">x</a>",
        "<a href=\"//a.id\">x</a>",
        "<a href=\"#x>y\">x</a>",
        "<img src=\"https://a.id/x\">",
        "<img src=\"slot-1\"/>",
        "<script>x</script>",
        "<svg></svg>",
        "<math></math>",
        "<!-- x -->",
        "<?x?>",
        "<p>x",
        "x</p>",
        "<p>x</em>",
        "<p><em>x</p></em>",
        "<p",
        "<",
        "&",
        "&copy;",
        "&#x27;",
        "\0",
        "\r",
    ] {
        assert!(!harmless::is_harmless(html), "{html}");
    }
}

/// A slip in what the writer makes must not be a way round the cleaner.
#[test]
fn whatever_passes_beside_the_cleaner_is_on_its_lists() {
    let html = html_of(PLAIN, false).replace("academy://localhost/net-101/ada.svg", "slot-0");
    assert!(harmless::is_harmless(&html), "{html}");
    let mut passed = 0;
    for (at, _) in html.char_indices() {
        for put in ["", "<", ">", "\"", "'", "&", " ", "/", "=", "x", "on", "<svg>", "\" onclick=\"a"] {
            for skip in [0, 1] {
                let Some(rest) = html.get(at + skip..) else { continue };
                let changed = format!("{}{put}{rest}", &html[..at]);
                if harmless::is_harmless(&changed) {
                    passed += 1;
                    for (name, attributes) in tags(&changed) {
                        assert!(clean::TAGS.contains(&name.as_str()), "<{name}> in {changed}");
                        for (attribute, value) in attributes {
                            assert!(
                                clean::is_allowed(&name, &attribute),
                                "{attribute} on <{name}> in {changed}"
                            );
                            assert_eq!(clean::filter(&attribute, &value).as_deref(), Some(value.as_str()));
                        }
                    }
                }
            }
        }
    }
    assert!(passed > 1000, "only {passed} changed texts passed: too few to say anything");
}

#[test]
fn what_the_app_answers_is_looked_at_too() {
    struct Careless(&'static str);
    impl Links for Careless {
        fn internal(&self, _: &str) -> Option<String> {
            Some(self.0.to_owned())
        }
        fn asset(&self, _: &str) -> Option<String> {
            Some(self.0.to_owned())
        }
    }
    let sections = SectionTitles::default();
    let context = FileContext::new("a.md", Lang::Id, &sections);
    let (document, _) = Document::parse("[a](b.md) ![c](d.svg)", &context);
    let whole = document.part(0..document.events.len());
    for answer in [
        "javascript:alert(1)",
        "//a.id/x",
        "https://a.id/x",
        "data:image/svg+xml,<svg/>",
        "x\" onload=\"alert(1)://a",
    ] {
        let links = Careless(answer);
        let html = render(&document, &whole, &RenderContext { links: &links, lang: Lang::En, math: false });
        assert_eq!(
            html,
            "<p data-p=\"0\">a <span class=\"missing\" role=\"note\">Picture not available: c</span></p>\n",
            "{answer}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn pieces_of_markdown_in_any_order_stay_harmless(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24), math in any::<bool>()) {
        assert_harmless(&html_of(&pieces.concat(), math));
    }
}

const PIECES: &[&str] = &[
    "# ",
    "## ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    "[x] ",
    "[ ] ",
    "| a | b |\n|---|---|\n| ",
    "|",
    "`",
    "```\n",
    "```js\n",
    "*",
    "**",
    "~~",
    "$",
    "$$",
    "\\frac{",
    "}",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "<script>",
    "</",
    "<!--",
    "-->",
    "javascript:",
    "https://a.id",
    "term:a",
    "ada.md",
    "assets/ada.svg",
    "\"",
    "'",
    "=",
    "onerror=x",
    "&lt;",
    "&",
    "[^1]",
    "[^1]: ",
    "{#q-abcd}",
    "[[",
    "]]",
    "---\n",
    "kata ",
    "é",
    "\t",
    "    ",
    "\\",
    "\r\n",
];
