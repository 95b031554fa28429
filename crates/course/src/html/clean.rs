//! The second wall: whatever the writer made, only these elements and attributes pass.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;

use crate::html::{address::is_local, harmless::is_harmless};

/// Sorted.
pub(super) const TAGS: [&str; 32] = [
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
pub(super) const EVERYWHERE: [&str; 3] = ["class", "data-p", "id"];
pub(super) const ATTRIBUTES: [(&str, &[&str]); 9] = [
    ("a", &["href", "rel", "role", "aria-label", "data-anchor", "data-external", "data-term"]),
    ("aside", &["role"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("img", &["src", "alt", "loading", "decoding"]),
    ("ol", &["start"]),
    ("pre", &["tabindex", "data-lang"]),
    ("section", &["role", "aria-label"]),
    ("span", &["role", "aria-label", "data-slot"]),
    ("th", &["scope"]),
];
const CLASSES: [&str; 19] = [
    "alert",
    "alert-note",
    "alert-tip",
    "alert-important",
    "alert-warning",
    "alert-caution",
    "alert-title",
    "align-left",
    "align-center",
    "align-right",
    "footnote-back",
    "footnote-ref",
    "footnotes",
    "math",
    "missing",
    "table-scroll",
    "task",
    "task-box",
    "term",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes = ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect()));
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into())
        .generic_attributes(EVERYWHERE.into())
        .tag_attributes(attributes.collect::<HashMap<&str, HashSet<&str>>>())
        .clean_content_tags(["script", "style", "title", "textarea", "xmp", "noscript", "template"].into())
        .url_schemes(["https", "mailto"].into())
        .link_rel(None)
        .attribute_filter(|_, name, value| filter(name, value));
    builder
});

/// What the writer makes passes as it is, which is seen at a tenth of what building a tree costs; everything else is
/// read as a browser would and written anew.
pub(super) fn clean(html: String) -> String {
    if is_harmless(&html) { html } else { rewrite(&html) }
}

pub(super) fn rewrite(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

pub(super) fn is_allowed(tag: &str, attribute: &str) -> bool {
    let own = ATTRIBUTES.iter().find(|(name, _)| *name == tag).map_or(&[][..], |(_, names)| names);
    EVERYWHERE.contains(&attribute) || own.contains(&attribute)
}

pub(super) fn filter<'v>(name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let kept = match name {
        "class" => return classes(value),
        "id" | "data-anchor" => value.starts_with("h-") || value.starts_with("fn"),
        "href" => is_local(value) || value.starts_with("https://") || value.starts_with("mailto:"),
        "src" => value.strip_prefix("slot-").is_some_and(is_number),
        "data-p" | "data-slot" | "start" | "tabindex" => is_number(value),
        _ => true,
    };
    kept.then_some(Cow::Borrowed(value))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn classes(value: &str) -> Option<Cow<'_, str>> {
    let known =
        |class: &str| CLASSES.contains(&class) || class.starts_with("hl-") || class.starts_with("language-");
    if value.split(' ').all(known) {
        return Some(Cow::Borrowed(value));
    }
    let kept: Vec<&str> = value.split_ascii_whitespace().filter(|class| known(class)).collect();
    (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
}
