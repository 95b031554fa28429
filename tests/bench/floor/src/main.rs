//! One window, one page of one line, one command that says when it is shown: the least that a Tauri app can be.

#[path = "../../../../src-tauri/src/probe.rs"]
mod probe;

use std::process::ExitCode;

use tauri::AppHandle;

#[tauri::command]
fn stage(app: AppHandle, name: String) {
    probe::stage(&name);
    if name == "ready" && probe::ends_when_ready() {
        app.exit(0);
    }
}

fn main() -> ExitCode {
    probe::stage("main");
    let floor = tauri::Builder::default().invoke_handler(tauri::generate_handler![stage]);
    match floor.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
