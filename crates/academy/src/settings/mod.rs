//! What the learner has chosen about the app.

pub mod save;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
