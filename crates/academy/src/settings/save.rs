//! `settings.save`: keeps all settings, answers with what was kept.

use super::Settings;

pub type SaveSettings = Settings;
