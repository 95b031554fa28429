//! One more id in a list of the front matter, without touching anything else in the file.

/// The text with `id` at the end of the list `field`; `None` when there is no such list.
pub fn with_child(text: &str, field: &str, id: &str) -> Option<String> {
    let end = text.get(3..)?.find("\n---")? + 4;
    let key = format!("\n{field}:");
    let start = text[..end].find(&key)? + key.len();
    let line_end = start + text[start..].find('\n')?;
    match text[start..line_end].find('[') {
        Some(bracket) => in_brackets(text, start + bracket, end, id),
        None => in_lines(text, line_end + 1, end, id),
    }
}

/// `[a, b]`, also over several lines.
fn in_brackets(text: &str, open: usize, end: usize, id: &str) -> Option<String> {
    let close = open + text[open..end].find(']')?;
    let inside = text[open + 1..close].trim_end();
    let separator = if inside.trim().is_empty() || inside.ends_with(',') { "" } else { ", " };
    Some(format!("{}{separator}{id}{}", &text[..open + 1 + inside.len()], &text[close..]))
}

/// `  - a` line by line.
fn in_lines(text: &str, start: usize, end: usize, id: &str) -> Option<String> {
    let mut at = start;
    let mut indent = "  ";
    for line in text[start..].split_inclusive('\n') {
        let item = line.trim_start();
        if at >= end || !item.starts_with('-') || item.starts_with("---") {
            break;
        }
        indent = &line[..line.len() - item.len()];
        at += line.len();
    }
    (at > start).then(|| format!("{}{indent}- {id}\n{}", &text[..at], &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(list: &str) -> Option<String> {
        let text = format!("---\nid: m\n{list}status: draft\n---\n\n# M\n\nlessons: [no]\n");
        let added = with_child(&text, "lessons", "c")?;
        let (_, tail) = added.split_once("id: m\n")?;
        Some(tail.split_once("status")?.0.to_owned())
    }

    #[test]
    fn every_way_to_write_a_list_grows() {
        assert_eq!(added("lessons: []\n").as_deref(), Some("lessons: [c]\n"));
        assert_eq!(added("lessons: [a, b]\n").as_deref(), Some("lessons: [a, b, c]\n"));
        assert_eq!(added("lessons: [a,\n  b]\n").as_deref(), Some("lessons: [a,\n  b, c]\n"));
        assert_eq!(added("lessons:\n  - a\n  - b\n").as_deref(), Some("lessons:\n  - a\n  - b\n  - c\n"));
        assert_eq!(added("lessons:\n- a\n").as_deref(), Some("lessons:\n- a\n- c\n"));
        assert_eq!(added(""), None, "what stands below the front matter is no list");
    }
}
