//! The four commands the screens may call. Each decodes, calls, encodes.

use std::sync::Arc;

use academy::{
    Academy,
    failure::{Failure, FailureCode},
};
use serde_json::Value;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt as _;

use crate::{navigation, probe};

/// Any use case, by name.
#[tauri::command]
pub async fn call(academy: State<'_, Arc<Academy>>, name: String, request: Value) -> Result<Value, Failure> {
    let answer = academy.call(&name, request).await;
    let academy = Arc::clone(&academy);
    tauri::async_runtime::spawn(async move { academy.settle().await });
    answer
}

/// Opens a web or mail address in the system's own program, never in this window.
#[tauri::command]
pub fn open_external(app: AppHandle, url: String) -> Result<(), Failure> {
    if !navigation::may_open_outside(&url) {
        return Err(failure("address refused"));
    }
    app.opener().open_url(url, None::<&str>).map_err(|error| failure(&error.to_string()))
}

/// The system's print dialog for what the window shows.
#[tauri::command]
pub fn print_page(window: WebviewWindow) -> Result<(), Failure> {
    window.print().map_err(|error| failure(&error.to_string()))
}

/// How far the first screen has come; for measuring the start.
#[tauri::command]
pub fn stage(app: AppHandle, academy: State<'_, Arc<Academy>>, name: String) {
    probe::stage(&name);
    if name == "ready" {
        let academy = Arc::clone(&academy);
        tauri::async_runtime::spawn(async move { academy.tend().await });
    }
    if name == "ready" && probe::ends_when_ready() {
        app.exit(0);
    }
}

fn failure(details: &str) -> Failure {
    Failure::new(
        FailureCode::Internal,
        "Sistem tidak dapat melakukannya. Coba lagi, atau salin alamatnya ke peramban Anda.",
        "The system could not do this. Try again, or copy the address into your browser.",
        details,
    )
}
