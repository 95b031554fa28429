//! Runs with the repository root as its working directory, because the root package owns it.
//! The app's commands are declared here so that the access list applies to them.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let commands =
        tauri_build::AppManifest::new().commands(&["call", "open_external", "print_page", "stage"]);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(commands)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
