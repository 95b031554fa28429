//! Where the window may go: nowhere but its own screens. Everything else opens outside, after the learner agreed.

use tauri::Url;

/// Addresses of the app's own screens: the custom scheme, its form on Windows, and Vite's while developing.
pub fn may_navigate(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Elsewhere any local program could answer under that name.
        "http" | "https" if cfg!(any(windows, target_os = "android")) => {
            url.host_str() == Some("tauri.localhost") && url.port().is_none()
        }
        "http" => tauri::is_dev() && url.host_str() == Some("localhost"),
        _ => false,
    }
}

/// What may be handed to the system: web pages over https, and mail.
pub fn may_open_outside(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| match url.scheme() {
        "https" => url.host_str().is_some_and(|host| !host.is_empty()) && url.username().is_empty(),
        "mailto" => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_at_home() {
        let may = |text: &str| may_navigate(&Url::parse(text).unwrap());
        assert!(may("tauri://localhost/index.html#/pelajaran/fnd-101-l01"));
        for away in [
            "https://example.com/",
            "http://tauri.localhost:8080/",
            "http://tauri.localhost.example.com/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "blob:tauri://localhost/1",
            "academy://localhost/asset/00",
        ] {
            assert!(!may(away), "{away}");
        }
    }

    #[test]
    fn only_web_and_mail_open_outside() {
        assert!(may_open_outside("https://www.rfc-editor.org/rfc/rfc791"));
        assert!(may_open_outside("mailto:academy@example.com"));
        for refused in [
            "http://example.com",
            "file:///etc/passwd",
            "javascript:x",
            "https://u@example.com",
            "ssh://x",
            "not a url",
            "",
        ] {
            assert!(!may_open_outside(refused), "{refused}");
        }
    }
}
