//! The use cases the screens call: one file each, one list of all of them.
//!
//! Knows no Tauri and no HTTP. A use case decodes a request, does one transaction, and answers with what the screen
//! needs; decisions are `learning`'s, storage is `device`'s, text is `course`'s.

pub mod app;
pub mod attempt;
pub mod catalogue;
pub mod course;
pub mod failure;
pub mod glossary;
pub mod home;
pub mod lab;
pub mod lesson;
pub mod profile;
pub mod question;
pub mod quiz;
pub mod search;
pub mod settings;
pub mod storage;
pub mod typescript;
pub mod use_cases;
