//! Where a link leads: inside the academy, to a glossary entry, out to the web, or nowhere.

use learning::id::TermId;
use pulldown_cmark::LinkType;

use crate::html::Links;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Term { id: String, href: String },
    Internal(String),
    External(String),
}

/// `None` for what must not become a link: another scheme than `https` and `mailto`, or a target nobody knows.
pub(super) fn resolve(links: &dyn Links, kind: LinkType, target: &str) -> Option<Address> {
    if target.is_empty() || target.chars().any(|c| c.is_control() || c == '\\') {
        return None;
    }
    if kind == LinkType::Email {
        return Some(Address::External(format!("mailto:{}", target.trim_start_matches("mailto:"))));
    }
    match scheme(target) {
        Some("term") => {
            let id = TermId::parse(target.split_once(':')?.1).ok()?;
            Some(Address::Term {
                href: links.term(id.as_str()).filter(|href| is_local(href))?,
                id: id.into(),
            })
        }
        Some(scheme) => ["https", "mailto"]
            .iter()
            .any(|allowed| scheme.eq_ignore_ascii_case(allowed))
            .then(|| Address::External(target.to_owned())),
        None if target.starts_with("//") => None,
        None => links.internal(target).filter(|href| is_local(href)).map(Address::Internal),
    }
}

/// The address of an image, if it is a file of the course and the app serves it from its own machine.
pub(super) fn asset(links: &dyn Links, target: &str) -> Option<String> {
    let odd = target.chars().any(|c| c.is_control() || c == '\\') || target.starts_with('/');
    if odd || scheme(target).is_some() {
        return None;
    }
    links.asset(target).filter(|address| is_own(address))
}

/// What stands before the colon, if the text begins like an address with a scheme.
fn scheme(target: &str) -> Option<&str> {
    let (head, _) = target.split_once(':')?;
    (!head.contains(['/', '?', '#'])).then(|| head.trim())
}

pub(super) fn is_local(href: &str) -> bool {
    href.starts_with('#') || (href.starts_with('/') && !href.starts_with("//"))
}

/// A relative address, or one on this machine: the shell serves files as `scheme://localhost/` or
/// `http://scheme.localhost/`.
fn is_own(address: &str) -> bool {
    if scheme(address).is_none() {
        return !address.starts_with("//");
    }
    let host =
        address.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let host = host.split(':').next().unwrap_or("");
    host == "localhost" || host.ends_with(".localhost")
}
