//! What courses, modules and role paths build on: it exists (`I209`), in no circle (`I211`), is released with what needs
//! it (`I212`), for known roles (`F105`).

use std::collections::{BTreeMap, BTreeSet};

use super::Checking;
use crate::{
    academy::Academy,
    diagnostic::{Code, Diagnostic},
    front::Status,
    span::{Span, Spanned},
};

/// What one item requires, and where that is written.
struct Needs<'a> {
    path: &'a str,
    status: Status,
    requires: &'a [Spanned<String>],
}

const SETTINGS: &str = "academy.yaml";

impl Checking<'_> {
    pub(super) fn requirements(&mut self) {
        let needs = needs(self.academy);
        if self.academy.broken.is_empty() {
            self.unknown(&needs);
            self.paths(&needs);
        }
        self.circles(&needs);
        self.unreleased(&needs);
        self.roles();
    }

    fn unknown(&mut self, needs: &BTreeMap<String, Needs<'_>>) {
        for need in needs.values() {
            for wanted in need.requires.iter().filter(|wanted| !needs.contains_key(&wanted.value)) {
                self.out.push(unknown(need.path, wanted.span, &wanted.value));
            }
        }
        let lessons: BTreeSet<&str> = self.academy.lessons().map(|lesson| lesson.id().as_str()).collect();
        let is_known = |id: &str| needs.contains_key(id) || lessons.contains(id);
        for course in self.academy.courses() {
            for wanted in course.item.front.suggests.iter().filter(|wanted| !is_known(&wanted.value)) {
                self.out.push(unknown(course.item.path(), wanted.span, &wanted.value));
            }
        }
        for lesson in self.academy.lessons() {
            for wanted in lesson.front().suggests.iter().filter(|wanted| !is_known(&wanted.value)) {
                self.out.push(unknown(lesson.path(), wanted.span, &wanted.value));
            }
        }
    }

    /// `I212`: a learner could never meet the requirement.
    fn unreleased(&mut self, needs: &BTreeMap<String, Needs<'_>>) {
        for need in needs.values().filter(|need| need.status == Status::Released) {
            for wanted in need.requires {
                let missing = needs.get(&wanted.value).is_some_and(|one| one.status != Status::Released);
                self.out.extend(missing.then(|| not_released(need.path, wanted)));
            }
        }
    }

    /// Each requirement that closes a circle, once.
    fn circles(&mut self, needs: &BTreeMap<String, Needs<'_>>) {
        let mut done = BTreeSet::new();
        for id in needs.keys() {
            walk(id, needs, &mut Vec::new(), &mut done, &mut self.out);
        }
    }

    fn roles(&mut self) {
        let known: BTreeSet<&str> = self.academy.settings.roles.iter().map(|role| role.id.as_str()).collect();
        if known.is_empty() {
            return;
        }
        for course in self.academy.courses() {
            for role in course.item.front.roles.iter().filter(|role| !known.contains(role.value.as_str())) {
                self.out.push(unknown_role(course.item.path(), role, &known));
            }
        }
        for path in
            self.academy.settings.paths.iter().filter(|path| !known.contains(path.role.value.as_str()))
        {
            self.out.push(unknown_role(SETTINGS, &path.role, &known));
        }
    }

    fn paths(&mut self, needs: &BTreeMap<String, Needs<'_>>) {
        let paths = &self.academy.settings.paths;
        for path in paths {
            for course in path.courses.iter().filter(|course| !needs.contains_key(course.value.as_str())) {
                self.out.push(unknown(SETTINGS, course.span, course.value.as_str()));
            }
            let Some(base) = &path.extends else { continue };
            if !paths.iter().any(|other| other.id.value == base.value) {
                self.out.push(unknown(SETTINGS, base.span, &base.value));
            }
            if extends_itself(&path.id.value, paths) {
                self.out.push(circle(SETTINGS, base.span, &[path.id.value.as_str(), base.value.as_str()]));
            }
        }
    }
}

fn needs(academy: &Academy) -> BTreeMap<String, Needs<'_>> {
    let courses = academy.courses().map(|course| {
        let front = &course.item.front;
        let (path, status) = (course.item.path(), front.head.status.value);
        (front.head.id.value.to_string(), Needs { path, status, requires: &front.requires })
    });
    let modules = academy.modules().map(|module| {
        let front = &module.item.front;
        let (path, status) = (module.item.path(), front.head.status.value);
        (front.head.id.value.to_string(), Needs { path, status, requires: &front.requires })
    });
    courses.chain(modules).collect()
}

/// Depth first; `trail` holds what is being visited, `done` what has no more to say.
fn walk<'a>(
    id: &'a str,
    needs: &'a BTreeMap<String, Needs<'a>>,
    trail: &mut Vec<&'a str>,
    done: &mut BTreeSet<&'a str>,
    out: &mut Vec<Diagnostic>,
) {
    let Some(need) = needs.get(id) else { return };
    if done.contains(id) {
        return;
    }
    trail.push(id);
    for wanted in need.requires {
        match trail.iter().position(|one| *one == wanted.value) {
            Some(start) => out.push(circle(need.path, wanted.span, &trail[start..])),
            None => walk(&wanted.value, needs, trail, done, out),
        }
    }
    trail.pop();
    done.insert(id);
}

fn extends_itself(id: &str, paths: &[crate::academy::settings::RolePath]) -> bool {
    let mut at = id;
    for _ in paths {
        let base = paths.iter().find(|path| path.id.value == at).and_then(|path| path.extends.as_ref());
        let Some(base) = base else { return false };
        at = &base.value;
        if at == id {
            return true;
        }
    }
    false
}

fn unknown(path: &str, span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::I209,
        path,
        span,
        format!("`{id}` tidak ada di akademi ini. Periksa ejaannya atau hapus dari daftar."),
        format!("`{id}` does not exist in this academy. Check the spelling or remove it from the list."),
    )
}

fn not_released(path: &str, wanted: &Spanned<String>) -> Diagnostic {
    let Spanned { value: id, span } = wanted;
    Diagnostic::new(
        Code::I212,
        path,
        *span,
        format!(
            "Isi ini sudah terbit, tetapi prasyaratnya `{id}` belum. Terbitkan `{id}` dulu, atau pindahkan ke `suggests`."
        ),
        format!(
            "This is released, but `{id}`, which it requires, is not. Release `{id}` first, or move it to `suggests`."
        ),
    )
}

fn unknown_role(path: &str, role: &Spanned<String>, known: &BTreeSet<&str>) -> Diagnostic {
    let words = known.iter().copied().collect::<Vec<_>>().join(", ");
    Diagnostic::new(
        Code::F105,
        path,
        role.span,
        format!("Peran `{}` tidak ada di `roles` pada academy.yaml. Pilih dari: {words}.", role.value),
        format!("The role `{}` is not among the `roles` of academy.yaml. Choose from: {words}.", role.value),
    )
}

fn circle(path: &str, span: Span, trail: &[&str]) -> Diagnostic {
    let round = trail.iter().chain(trail.first()).copied().collect::<Vec<_>>().join(" → ");
    Diagnostic::new(
        Code::I211,
        path,
        span,
        format!("Prasyarat berputar: {round}. Hapus salah satu supaya ada yang bisa dimulai."),
        format!(
            "The requirements go round in a circle: {round}. Remove one so that something can be started."
        ),
    )
}
