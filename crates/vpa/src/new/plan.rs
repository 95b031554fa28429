//! What is to be written for a new item; nothing is written here.

use ::course::source::place::translation_path;

use super::{
    Desk,
    list::with_child,
    template::{Template, Values, fill},
};
use crate::{arguments::Titles, failure::Failure};

/// Paths from the content folder, and texts.
#[derive(Debug)]
pub struct Plan {
    pub id: String,
    pub created: Vec<(String, String)>,
    pub changed: Vec<(String, String)>,
}

/// The list that the new item joins.
pub struct Parent<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub field: &'static str,
}

impl Plan {
    /// The item's two files from a template; refused where something is in the way.
    pub fn new(
        desk: &Desk<'_>,
        id: &str,
        path: String,
        template: Template,
        values: &Values<'_>,
    ) -> Result<Self, Failure> {
        if desk.known.contains(id) {
            return Err(Failure::Taken(id.to_owned()));
        }
        let english = translation_path(&path);
        let there = |path: &&String| desk.content.source.contains(path);
        if let Some(there) = [&path, &english].into_iter().find(there) {
            return Err(Failure::Exists(there.clone()));
        }
        let texts = [(path, template.0), (english, template.1)];
        let created = texts.map(|(path, text)| (path, fill(text, values))).into();
        Ok(Self { id: id.to_owned(), created, changed: Vec::new() })
    }

    /// Adds the item to its parent's list.
    pub fn in_list(mut self, parent: &Parent<'_>) -> Result<Self, Failure> {
        let Parent { path, text, field } = *parent;
        let text = with_child(text, field, &self.id)
            .ok_or_else(|| Failure::NoList { path: path.to_owned(), field })?;
        self.changed.push((path.to_owned(), text));
        Ok(self)
    }

    /// All files to write, new ones first.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.created.iter().chain(&self.changed);
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// A title as a file name: lower-case ASCII, digits and hyphens, at most 40 characters.
pub fn slug(titles: &Titles) -> Result<String, Failure> {
    let refused = || Failure::Title(titles.id.clone());
    if [&titles.id, &titles.en].into_iter().any(|title| title.trim().is_empty() || title.contains('\n')) {
        return Err(refused());
    }
    let words = titles.id.to_lowercase();
    let words: Vec<&str> =
        words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut slug = words.join("-");
    slug.truncate(40);
    let slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() { Err(refused()) } else { Ok(slug) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names() {
        let slug = |id: &str, en: &str| slug(&Titles { id: id.to_owned(), en: en.to_owned() }).ok();
        assert_eq!(slug("Subnet & prefiks IPv4!", "x").as_deref(), Some("subnet-prefiks-ipv4"));
        assert_eq!(slug(&"a ".repeat(60), "x").map(|name| name.len()), Some(39));
        assert_eq!(slug("???", "x"), None);
        assert_eq!(slug("a\nb", "x"), None);
        assert_eq!(slug("a", " "), None);
    }
}
