//! Places in the HTML that are filled after cleaning, with what the cleaner would not let pass: maths, and addresses of
//! the app's own protocol. A text cannot forge a slot, because its `<` is escaped.

#[derive(Debug)]
pub(super) enum Slot {
    /// Checked MathML.
    Math(String),
    /// The address of an image.
    Asset(String),
}

const MATH: &str = "<span class=\"math\" data-slot=\"";
const ASSET: &str = "<img src=\"slot-";

pub(super) fn math(number: usize) -> String {
    format!("{MATH}{number}\"></span>")
}

/// The beginning of an image's tag, up to the end of its source.
pub(super) fn asset(number: usize) -> String {
    format!("{ASSET}{number}\"")
}

/// Fills the slots, each in its order; one that is missing or out of order stays empty.
pub(super) fn fill(html: String, slots: &[Slot]) -> String {
    if slots.is_empty() {
        return html;
    }
    let mut filled = String::with_capacity(html.len() * 2);
    let mut rest = html.as_str();
    for (number, slot) in slots.iter().enumerate() {
        let (mark, value) = match slot {
            Slot::Math(markup) => (math(number), format!("<span class=\"math\">{markup}</span>")),
            Slot::Asset(address) => {
                (asset(number), format!("<img src=\"{}\"", super::write::escaped(address)))
            }
        };
        if let Some((before, after)) = rest.split_once(&mark) {
            filled.push_str(before);
            filled.push_str(&value);
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}
