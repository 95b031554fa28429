//! `C961`: modules and lessons claim codes that some framework has.

use std::collections::BTreeSet;

use super::Checking;
use crate::{
    diagnostic::{Code, Diagnostic},
    span::Spanned,
};

impl Checking<'_> {
    pub(super) fn frameworks(&mut self) {
        if self.academy.broken.iter().any(|path| path.starts_with("frameworks/")) {
            return;
        }
        let frameworks = &self.academy.frameworks;
        let codes: BTreeSet<&str> =
            frameworks.iter().flat_map(|one| &one.domains).map(|domain| domain.code.value.as_str()).collect();
        let modules = self.academy.modules().map(|module| (module.item.path(), &module.item.front.maps));
        let lessons = self.academy.lessons().map(|lesson| (lesson.path(), &lesson.front().maps));
        for (path, maps) in modules.chain(lessons) {
            let unknown = maps.iter().filter(|code| !codes.contains(code.value.as_str()));
            self.out.extend(unknown.map(|code| unknown_code(path, code)));
        }
    }
}

fn unknown_code(path: &str, code: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(
        Code::C961,
        path,
        code.span,
        format!(
            "Kode `{}` tidak ada di `frameworks/`. Periksa ejaannya atau tambahkan di berkas kerangkanya.",
            code.value
        ),
        format!(
            "The code `{}` is in none of the `frameworks/`. Check the spelling or add it to its framework's file.",
            code.value
        ),
    )
}
