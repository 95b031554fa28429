//! What a lesson's HTML may consist of, written down a second time: a list shared with the cleaner would be as wrong as
//! the cleaner.

use scraper::Html;

const MARKUP: &[&str] = &[
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const MATHS: &[&str] = &[
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-label",
    "class",
    "data-anchor",
    "data-external",
    "data-lang",
    "data-p",
    "data-slot",
    "data-term",
    "decoding",
    "href",
    "id",
    "loading",
    "rel",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
];

/// Where pictures come from in these tests.
pub const PICTURE: &str = "academy://localhost/x.svg";

/// Panics at the first thing that is not on the lists. Reads as a browser does.
pub fn assert_harmless(html: &str) {
    let fragment = Html::parse_fragment(html);
    // The tree also holds the `body` that the fragment was read in.
    let inside = fragment.root_element().descendants().skip(1);
    for element in inside.filter_map(|node| node.value().as_element()) {
        let name = element.name();
        let is_maths = MATHS.contains(&name);
        assert!(MARKUP.contains(&name) || is_maths, "<{name}> in {html}");
        for (attribute, value) in element.attrs() {
            assert!(!attribute.starts_with("on"), "{attribute} in {html}");
            assert!(is_maths || ATTRIBUTES.contains(&attribute), "{attribute} on <{name}> in {html}");
            assert_no_address(name, attribute, value, html);
        }
    }
}

fn assert_no_address(name: &str, attribute: &str, value: &str, html: &str) {
    // Browsers leave these out of an address before they look at its scheme.
    let value: String = value.chars().filter(|c| !c.is_ascii_control() && *c != ' ').collect();
    let value = value.to_ascii_lowercase();
    match attribute {
        "href" => {
            let known = ["#", "https://", "mailto:"].iter().any(|start| value.starts_with(start));
            assert!(name == "a" && known, "{value} in {html}");
        }
        "src" => assert!(name == "img" && value == PICTURE, "{value} in {html}"),
        "class" | "alt" | "aria-label" | "id" | "data-anchor" | "data-lang" => {}
        _ => assert!(!value.contains("script:") && !value.contains("url("), "{value} in {html}"),
    }
}
