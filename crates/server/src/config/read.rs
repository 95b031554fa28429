//! Reads single settings and collects what is wrong with them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::RangeInclusive,
    path::Path,
    str::FromStr,
    time::Duration,
};

use crate::lang::Words;

/// What is wrong with one setting, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Its name in the file, or the variable's.
    pub key: String,
    pub words: Words,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n{}: {}", self.key, self.words.id, self.key, self.words.en)
    }
}

/// Variables that are for something else than a setting.
const OTHERS: [&str; 3] = ["ACADEMY_CONFIG", "ACADEMY_LOG", "ACADEMY_LOG_FORMAT"];

/// The settings as they were given.
pub(super) struct Reader {
    given: BTreeMap<String, String>,
    /// Variables that were given, by the setting they would be.
    variables: BTreeMap<String, String>,
    asked: BTreeSet<String>,
    mistakes: Vec<Mistake>,
}

impl Reader {
    pub(super) fn new(file: Option<&Path>, environment: &BTreeMap<String, String>) -> Self {
        let is_setting = |name: &&String| name.starts_with("ACADEMY_") && !OTHERS.contains(&name.as_str());
        let variables = environment.iter().filter(|(name, _)| is_setting(name));
        let mut reader = Self {
            given: BTreeMap::new(),
            variables: variables.map(|(name, value)| (name.clone(), value.clone())).collect(),
            asked: BTreeSet::new(),
            mistakes: Vec::new(),
        };
        if let Some(file) = file {
            reader.read_file(file);
        }
        reader
    }

    fn read_file(&mut self, file: &Path) {
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string());
        let table = text.and_then(|text| text.parse::<toml::Table>().map_err(|error| error.to_string()));
        match table {
            Ok(table) => self.flatten("", table),
            Err(error) => {
                let path = file.display();
                self.mistake(
                    "ACADEMY_CONFIG",
                    format!("berkas `{path}` tidak dapat dibaca. Perbaiki: {error}"),
                    format!("the file `{path}` cannot be read. Mend it: {error}"),
                );
            }
        }
    }

    fn flatten(&mut self, prefix: &str, table: toml::Table) {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            match value {
                toml::Value::Table(inner) => self.flatten(&format!("{key}."), inner),
                toml::Value::String(text) => drop(self.given.insert(key, text)),
                other => drop(self.given.insert(key, other.to_string())),
            }
        }
    }

    /// What is wrong, including names that nobody asked for.
    pub(super) fn finish(mut self) -> Vec<Mistake> {
        let unknown = |key: &String| !self.asked.contains(key);
        let keys = self.given.keys().filter(|key| unknown(key));
        let variables = self.variables.keys().filter(|name| unknown(name));
        let unknown: Vec<String> = keys.chain(variables).cloned().collect();
        for key in unknown {
            self.mistake(
                &key,
                "pengaturan ini tidak dikenal. Periksa ejaannya.".to_owned(),
                "there is no such setting. Check the spelling.".to_owned(),
            );
        }
        self.mistakes
    }

    fn mistake(&mut self, key: &str, id: String, en: String) {
        self.mistakes.push(Mistake { key: key.to_owned(), words: Words { id, en } });
    }

    fn wrong(&mut self, key: &str, wanted: &str) {
        self.mistake(
            key,
            format!("nilainya belum benar; contoh: {wanted}"),
            format!("not a good value; expected: {wanted}"),
        );
    }

    pub(super) fn check(&mut self, key: &str, is_good: bool, wanted: &str) {
        if !is_good {
            self.wrong(key, wanted);
        }
    }

    pub(super) fn optional(&mut self, key: &str) -> Option<String> {
        let variable = format!("ACADEMY_{}", key.replace('.', "_").to_uppercase());
        self.asked.extend([key.to_owned(), variable.clone()]);
        self.variables.get(&variable).or_else(|| self.given.get(key)).cloned()
    }

    pub(super) fn required(&mut self, key: &str) -> Option<String> {
        let value = self.optional(key).filter(|value| !value.is_empty());
        if value.is_none() {
            self.mistake(key, "belum diisi.".to_owned(), "is missing.".to_owned());
        }
        value
    }

    pub(super) fn optional_parsed<T: FromStr>(&mut self, key: &str) -> Option<T> {
        let text = self.optional(key)?;
        let value = text.parse().ok();
        self.check(key, value.is_some(), "127.0.0.1:8471");
        value
    }

    pub(super) fn parsed<T: FromStr>(&mut self, key: &str, default: &str) -> Option<T> {
        let text = self.optional(key).unwrap_or_else(|| default.to_owned());
        let value = text.parse().ok();
        self.check(key, value.is_some(), default);
        value
    }

    pub(super) fn number(&mut self, key: &str, default: u32, range: RangeInclusive<u32>) -> u32 {
        u32::try_from(self.long(key, default.into(), u64::from(*range.start())..=u64::from(*range.end())))
            .unwrap_or(default)
    }

    pub(super) fn seconds(&mut self, key: &str, default: u64, range: RangeInclusive<u64>) -> Duration {
        Duration::from_secs(self.long(key, default, range))
    }

    fn long(&mut self, key: &str, default: u64, range: RangeInclusive<u64>) -> u64 {
        let Some(text) = self.optional(key) else { return default };
        let value = text.parse().ok().filter(|value| range.contains(value));
        self.check(key, value.is_some(), &format!("{} .. {}", range.start(), range.end()));
        value.unwrap_or(default)
    }

    /// One of these words; the first when nothing is said.
    pub(super) fn one_of<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.optional(key);
        let chosen = match &text {
            None => choices.first(),
            Some(text) => choices.iter().find(|(word, _)| word == text),
        };
        let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        self.check(key, chosen.is_some(), &words.join(" | "));
        chosen.map(|(_, value)| *value)
    }
}
