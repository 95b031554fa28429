//! The TypeScript side of the list: every type a screen meets, and a map from use case to request and response. The
//! file is committed; a test fails when it is stale.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// Collects declarations, sorted by name.
#[derive(Default)]
pub struct File {
    config: Config,
    declarations: BTreeMap<String, String>,
    use_cases: Vec<String>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File").field("use_cases", &self.use_cases).finish_non_exhaustive()
    }
}

impl File {
    pub fn use_case<Request: TS + 'static, Response: TS + 'static>(&mut self, name: &str) {
        self.visit::<Request>();
        self.visit::<Response>();
        self.use_cases.push(format!(
            "  '{name}': {{ request: {}; response: {} }};",
            Request::name(&self.config),
            Response::name(&self.config)
        ));
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "// Made from the list of use cases in crates/academy. Do not edit: `script/bindings` writes it.\n\n",
        );
        for declaration in self.declarations.values() {
            text.push_str(declaration);
            text.push_str("\n\n");
        }
        text.push_str("export interface UseCases {\n");
        text.push_str(&self.use_cases.join("\n"));
        text.push_str("\n}\n");
        text
    }
}

impl TypeVisitor for File {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types with a declaration of their own have an output path; the others are built in or wrappers.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.declarations.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            self.declarations.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole file.
#[must_use]
pub fn text() -> String {
    let mut file = File::default();
    file.visit::<crate::failure::Failure>();
    crate::use_cases::describe(&mut file);
    file.text()
}

#[cfg(test)]
mod tests {
    const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/platform/academy.gen.ts");

    #[test]
    fn the_committed_types_are_those_of_the_use_cases() {
        let fresh = super::text();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::create_dir_all(std::path::Path::new(PATH).parent().unwrap()).unwrap();
            std::fs::write(PATH, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(PATH).unwrap_or_default();
        assert!(committed == fresh, "ui/src/platform/academy.gen.ts is stale: run script/bindings");
    }
}
