//! The desktop shell: one window over the use cases of `academy`. Thin: it decides nothing about courses or learners.

mod commands;
mod images;
mod navigation;
mod options;
mod probe;
mod window;

use std::{process::ExitCode, sync::Arc};

use academy::Academy;
use clap::Parser as _;
use tauri::Manager as _;

/// Opens the window and stays until it is closed.
pub fn run(context: tauri::Context) -> ExitCode {
    probe::stage("main");
    let options = options::Options::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("ACADEMY_LOG"))
        .with_writer(std::io::stderr)
        .init();
    let app = tauri::Builder::default()
        // First, so that a second start ends before it opens anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::bring_to_front(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .register_asynchronous_uri_scheme_protocol("academy", images::answer)
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::open_external,
            commands::print_page,
            commands::stage
        ])
        .setup(move |app| {
            let config = options.config(app)?;
            let academy = tauri::async_runtime::block_on(Academy::open(config));
            app.manage(Arc::new(academy));
            window::open(app)?;
            probe::stage("setup");
            Ok(())
        })
        .build(context);
    match app {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}
