//! The desktop app. Everything is in the library beside it, so that it can be tested without a window.

// No console window beside the app on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    academy_desktop::run(tauri::generate_context!())
}
