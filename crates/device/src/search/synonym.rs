//! Names of one thing, from the glossary: a text that says one of them is found by the others. `SLA`, `service level
//! agreement` and `perjanjian tingkat layanan` meet here.

use std::collections::HashMap;

use course::{
    document::Document,
    edition::{Edition, ItemKind},
    term::read_glossary,
};

use super::fold::words;

/// Initials of fewer words are no abbreviation that people use.
const INITIALS_FROM: usize = 3;
/// A term's id of so few letters is its abbreviation: `rma`, `poc`.
const SHORT_ID: usize = 5;

/// The names of every term.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    terms: Vec<Vec<Name>>,
    /// By the first word of a name: which term it is of, and which of its names.
    starts: HashMap<String, Vec<(usize, usize)>>,
}

/// The words of a name.
type Name = Vec<String>;

impl Synonyms {
    /// From the glossary of an edition, in both languages.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let mut names: HashMap<String, Vec<Name>> = HashMap::new();
        for item in edition.manifest.items.iter().filter(|item| item.kind == ItemKind::Glossary) {
            let Some(text) = edition.text(item) else { continue };
            let context = edition.context(item);
            let (document, _) = Document::parse(text, &context);
            for term in read_glossary(&document, &context).0.terms {
                let known = names.entry(term.id.value.to_string()).or_default();
                let own = [Some(term.name), term.english];
                own.iter().flatten().for_each(|name| add(known, name));
                if term.id.value.as_str().len() <= SHORT_ID {
                    add(known, term.id.value.as_str());
                }
            }
        }
        Self::new(names.into_values().collect())
    }

    fn new(terms: Vec<Vec<Name>>) -> Self {
        let mut starts: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (term, names) in terms.iter().enumerate().filter(|(_, names)| names.len() > 1) {
            for (at, name) in names.iter().enumerate() {
                starts.entry(name[0].clone()).or_default().push((term, at));
            }
        }
        Self { terms, starts }
    }

    /// The other names of what the text names, each once.
    #[must_use]
    pub fn others(&self, text: &str) -> String {
        let said: Vec<String> = words(text).map(|word| word.text).collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for at in 0..said.len() {
            let starts = self.starts.get(&said[at]).map_or(&[][..], Vec::as_slice);
            let met = starts.iter().filter(|(term, name)| said[at..].starts_with(&self.terms[*term][*name]));
            found.extend(met);
        }
        found.sort_unstable();
        found.dedup_by_key(|(term, _)| *term);
        let others = found.iter().flat_map(|(term, name)| {
            let unsaid = |other: &&Name| **other != self.terms[*term][*name];
            self.terms[*term].iter().filter(unsaid).flatten()
        });
        others.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// A name, what it has in brackets, and its initials.
fn add(names: &mut Vec<Name>, name: &str) {
    let (full, short) = match name.split_once('(') {
        Some((full, rest)) => (full, rest.split(')').next().unwrap_or_default()),
        None => (name, ""),
    };
    let full: Name = words(full).map(|word| word.text).collect();
    let initials: String = full.iter().filter_map(|word| word.chars().next()).collect();
    let initials = if full.len() >= INITIALS_FROM { vec![initials] } else { Vec::new() };
    for name in [full, words(short).map(|word| word.text).collect(), initials] {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn synonyms(terms: &[&[&str]]) -> Synonyms {
        let names = |term: &&[&str]| {
            let mut names = Vec::new();
            term.iter().for_each(|name| add(&mut names, name));
            names
        };
        Synonyms::new(terms.iter().map(names).collect())
    }

    #[test]
    fn one_name_brings_the_others() {
        let known = synonyms(&[
            &["Perjanjian tingkat layanan", "service level agreement (SLA)"],
            &["Uji konsep", "proof of concept"],
            &["Router", "router"],
        ]);
        assert_eq!(known.others("Isi SLA itu"), "perjanjian tingkat layanan ptl service level agreement");
        assert_eq!(known.others("Uji konsep, uji konsep"), "proof of concept poc");
        assert_eq!(known.others("Router dan uji"), "");
        assert_eq!(known.others(""), "");
    }
}
