//! Compiles the window's manifest in.

fn main() {
    tauri_build::build();
}
