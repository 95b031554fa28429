//! What the learner has chosen about the app.

pub mod save;

use ::course::lang::Lang;
use learning::attempt::Extension;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::desk::{Desk, key};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    pub language: Language,
    /// Null follows `language`.
    pub content_language: Option<Language>,
    pub theme: Theme,
    /// Size of text in percent: 80 to 200.
    pub text_size: u32,
    pub time: TimeLimits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::Id,
            content_language: None,
            theme: Theme::System,
            text_size: 100,
            time: TimeLimits::Normal,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Id,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// How long a timed quiz may take for this learner (WCAG 2.2, success criterion 2.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimeLimits {
    Normal,
    OneAndAHalf,
    Double,
    Off,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Id => Self::Id,
            Language::En => Self::En,
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Id => Self::Id,
            Lang::En => Self::En,
        }
    }
}

impl From<TimeLimits> for Extension {
    fn from(limits: TimeLimits) -> Self {
        match limits {
            TimeLimits::Normal => Self::None,
            TimeLimits::OneAndAHalf => Self::Half,
            TimeLimits::Double => Self::Double,
            TimeLimits::Off => Self::Unlimited,
        }
    }
}

impl Settings {
    /// The language lessons are shown in.
    #[must_use]
    pub fn content(&self) -> Lang {
        self.content_language.unwrap_or(self.language).into()
    }
}

/// What was kept, over the defaults. A value that this version does not know counts as not kept.
pub(crate) fn load(desk: &Desk, defaults: &Settings) -> Settings {
    let mut settings = defaults.clone();
    for register in desk.registers(key::SETTING) {
        let Some(field) = register.key.as_str().strip_prefix(key::SETTING) else { continue };
        if let Ok(changed) = with_field(&settings, field, register.value.clone()) {
            settings = changed;
        }
    }
    settings
}

fn with_field(settings: &Settings, field: &str, value: Value) -> serde_json::Result<Settings> {
    let mut fields = fields(settings)?;
    fields.insert(field.to_owned(), value);
    serde_json::from_value(Value::Object(fields))
}

/// The settings as one value per field, so that two devices can change two of them.
fn fields(settings: &Settings) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_value(serde_json::to_value(settings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_value_leaves_the_others() {
        let settings = Settings::default();
        let dark = with_field(&settings, "theme", Value::from("dark")).unwrap();
        assert_eq!(dark.theme, Theme::Dark);
        assert!(with_field(&settings, "theme", Value::from("sepia")).is_err());
    }

    #[test]
    fn lessons_follow_the_language_unless_chosen_apart() {
        let mut settings = Settings { language: Language::En, ..Settings::default() };
        assert_eq!(settings.content(), Lang::En);
        settings.content_language = Some(Language::Id);
        assert_eq!(settings.content(), Lang::Id);
    }
}
