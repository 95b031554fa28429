//! The one window.

use tauri::{
    App, AppHandle, Manager as _, WebviewUrl, WebviewWindowBuilder,
    webview::{NewWindowResponse, PageLoadEvent},
};

use crate::{navigation, probe};

const LABEL: &str = "main";

/// # Errors
/// When the system's web view cannot be made.
pub fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Virtus Partner Academy")
        .inner_size(1280.0, 820.0)
        .min_inner_size(340.0, 480.0)
        .disable_drag_drop_handler()
        .on_navigation(navigation::may_navigate)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(|_, page| {
            probe::stage(match page.event() {
                PageLoadEvent::Started => "load-started",
                PageLoadEvent::Finished => "load-finished",
            });
        })
        .build()?;
    Ok(())
}

/// A second start shows the window that is there.
pub fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        for result in [window.unminimize(), window.show(), window.set_focus()] {
            if let Err(error) = result {
                tracing::warn!(%error, "the window could not be brought to the front");
            }
        }
    }
}
