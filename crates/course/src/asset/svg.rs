//! Whether an SVG holds drawing and nothing else: a list of what is allowed, everything else is refused.
//!
//! No entity, no document type, no processing instruction, no style, no reference to anything. Nothing is mended: the
//! author sees what is wrong, and the app refuses the file.

use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event, attributes::Attribute},
    reader::Reader,
};

use crate::span::Span;

const ELEMENTS: [&str; 13] = [
    "svg", "g", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan", "title",
    "desc",
];

const ATTRIBUTES: [&str; 58] = [
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "cx",
    "cy",
    "d",
    "direction",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "id",
    "lang",
    "lengthAdjust",
    "letter-spacing",
    "opacity",
    "paint-order",
    "pathLength",
    "points",
    "preserveAspectRatio",
    "r",
    "role",
    "rotate",
    "rx",
    "ry",
    "shape-rendering",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "text-rendering",
    "textLength",
    "transform",
    "vector-effect",
    "version",
    "viewBox",
    "width",
    "word-spacing",
    "x",
    "x1",
    "x2",
    "xml:lang",
    "xml:space",
    "y",
    "y1",
    "y2",
];

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const MAX_DEPTH: usize = 32;

/// Why a file is no safe drawing, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsafeSvg {
    pub span: Span,
    pub reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    NotXml(String),
    NotSvg,
    Element(String),
    Attribute(String),
    /// A reference or script in a value.
    Value(String),
    /// A document type, entity, processing instruction or CDATA.
    Construct,
    TooDeep,
}

impl UnsafeSvg {
    /// For the author: Indonesian, English.
    #[must_use]
    pub fn explain(&self) -> (String, String) {
        match &self.reason {
            Reason::NotXml(detail) => (
                format!("SVG ini tidak terbaca ({detail}). Ekspor ulang dari program gambarnya."),
                format!("This SVG cannot be read ({detail}). Export it again from the drawing program."),
            ),
            Reason::NotSvg => (
                format!("Berkas ini harus dimulai dengan elemen `<svg xmlns=\"{NAMESPACE}\">`."),
                format!("This file must start with an element `<svg xmlns=\"{NAMESPACE}\">`."),
            ),
            Reason::Element(name) => (
                format!(
                    "Elemen `<{name}>` tidak diizinkan dalam gambar. Gambarlah dengan bentuk dan teks biasa saja."
                ),
                format!(
                    "The element `<{name}>` is not allowed in a picture. Draw with plain shapes and text only."
                ),
            ),
            Reason::Attribute(name) => (
                format!("Atribut `{name}` tidak diizinkan dalam gambar. Hapus atribut itu."),
                format!("The attribute `{name}` is not allowed in a picture. Remove it."),
            ),
            Reason::Value(name) => (
                format!(
                    "Atribut `{name}` merujuk ke luar atau ke bagian lain. Tulis nilainya langsung, misalnya warna."
                ),
                format!(
                    "The attribute `{name}` refers to something else. Write the value itself, for example a colour."
                ),
            ),
            Reason::Construct => (
                "DOCTYPE, entitas, CDATA, dan instruksi pemrosesan tidak diizinkan. Hapus bagian ini."
                    .to_owned(),
                "DOCTYPE, entities, CDATA and processing instructions are not allowed. Remove this part."
                    .to_owned(),
            ),
            Reason::TooDeep => (
                format!("Elemen bersarang lebih dari {MAX_DEPTH} tingkat. Sederhanakan gambarnya."),
                format!("Elements are nested more than {MAX_DEPTH} levels deep. Simplify the picture."),
            ),
        }
    }
}

/// Reads the whole file.
///
/// # Errors
/// The first thing that is not on the list.
pub fn check(bytes: &[u8]) -> Result<(), UnsafeSvg> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(UnsafeSvg { span: Span::default(), reason: Reason::NotXml("not UTF-8".to_owned()) });
    };
    let mut reader = Reader::from_str(text);
    let mut depth = 0;
    let mut roots = 0;
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| UnsafeSvg {
            span: Span::new(start, text.len()),
            reason: Reason::NotXml(error.to_string()),
        })?;
        let span = Span::new(start, position(&reader));
        let refused = |reason| Err(UnsafeSvg { span, reason });
        match event {
            Event::Start(_) | Event::Empty(_) if depth >= MAX_DEPTH => return refused(Reason::TooDeep),
            Event::Start(tag) => {
                roots += usize::from(depth == 0);
                element(&tag, depth == 0).map_err(|reason| UnsafeSvg { span, reason })?;
                depth += 1;
            }
            Event::Empty(tag) => {
                roots += usize::from(depth == 0);
                element(&tag, depth == 0).map_err(|reason| UnsafeSvg { span, reason })?;
            }
            Event::End(_) => depth -= 1,
            Event::Text(found) if depth == 0 && !found.trim().is_empty() => {
                return refused(Reason::NotSvg);
            }
            Event::Text(_) | Event::Comment(_) => {}
            Event::GeneralRef(name) if is_plain_reference(&name) && depth > 0 => {}
            Event::Decl(_) if start == 0 => {}
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::CData(_) | Event::GeneralRef(_) => {
                return refused(Reason::Construct);
            }
            Event::Eof if depth > 0 => return refused(Reason::NotXml("unclosed element".to_owned())),
            Event::Eof if roots != 1 => return refused(Reason::NotSvg),
            Event::Eof => return Ok(()),
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The five names of XML and character numbers.
fn is_plain_reference(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#')
}

fn element(tag: &BytesStart<'_>, is_root: bool) -> Result<(), Reason> {
    let name = tag.name().as_ref().to_owned();
    if is_root != (name == "svg") && (is_root || name == "svg") {
        return Err(if is_root { Reason::NotSvg } else { Reason::Element(name) });
    }
    if !ELEMENTS.contains(&name.as_str()) {
        return Err(Reason::Element(name));
    }
    let mut has_namespace = false;
    for found in tag.attributes() {
        let found = found.map_err(|error| Reason::NotXml(error.to_string()))?;
        has_namespace |= attribute(&found, is_root)?;
    }
    if is_root && !has_namespace { Err(Reason::NotSvg) } else { Ok(()) }
}

/// Whether this is the declaration of SVG's namespace.
fn attribute(found: &Attribute<'_>, is_root: bool) -> Result<bool, Reason> {
    let name = found.key.as_ref().to_owned();
    let value = found
        .normalized_value(XmlVersion::Implicit1_0)
        .map_err(|_| Reason::Value(name.clone()))?
        .to_lowercase();
    if name == "xmlns" && is_root {
        return if value == NAMESPACE { Ok(true) } else { Err(Reason::Value(name)) };
    }
    if !ATTRIBUTES.contains(&name.as_str()) {
        return Err(Reason::Attribute(name));
    }
    let compact: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let refers =
        ["url(", "javascript:", "data:", "http:", "https:", "//", "\\"].iter().any(|it| compact.contains(it));
    if refers && name != "aria-label" { Err(Reason::Value(name)) } else { Ok(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_body(body: &str) -> Result<(), Reason> {
        let file = format!("<svg xmlns=\"{NAMESPACE}\" viewBox=\"0 0 10 10\">{body}</svg>");
        check(file.as_bytes()).map_err(|found| found.reason)
    }

    #[test]
    fn plain_drawing_passes() {
        check_body(
            "<title>A &amp; B &#233;</title><g fill=\"#fff\"><rect x=\"1\" rx=\"2\"/></g><!-- note -->",
        )
        .unwrap();
        check(format!("<?xml version=\"1.0\"?>\n<svg xmlns=\"{NAMESPACE}\"/>\n").as_bytes()).unwrap();
    }

    #[test]
    fn everything_else_is_refused() {
        for body in [
            "<script>alert(1)</script>",
            "<foreignObject/>",
            "<image href=\"x.png\"/>",
            "<use href=\"#a\"/>",
            "<a href=\"x\"><text>a</text></a>",
            "<style>a{}</style>",
            "<svg/>",
            "<rect onload=\"x()\"/>",
            "<rect style=\"fill:red\"/>",
            "<rect fill=\"url(#a)\"/>",
            "<rect fill=\"u\trl(#a)\"/>",
            "<rect fill=\"&#117;rl(http://x)\"/>",
            "<animate attributeName=\"x\"/>",
            "<rect xlink:href=\"x\"/>",
            "<rect xmlns=\"http://www.w3.org/1999/xhtml\"/>",
            "<x:script/>",
            "<SCRIPT/>",
            "<text>&evil;</text>",
            "<![CDATA[x]]>",
            "<?php x ?>",
            "<rect",
            "<g>",
        ] {
            assert!(check_body(body).is_err(), "{body}");
        }
        for file in [
            "",
            "text",
            "<html/>",
            "<svg/>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ] {
            assert!(check(file.as_bytes()).is_err(), "{file}");
        }
        let deep = "<g>".repeat(40) + &"</g>".repeat(40);
        assert_eq!(check_body(&deep), Err(Reason::TooDeep));
    }
}
