//! Ids: none twice (`I202`), each under its own course and track (`I206`).

use std::collections::BTreeMap;

use super::Checking;
use crate::{
    academy::{IdUse, Module},
    diagnostic::{Code, Diagnostic},
    span::Span,
};

impl Checking<'_> {
    pub(super) fn ids(&mut self) {
        self.doubles();
        for track in &self.academy.tracks {
            for course in &track.courses {
                let id = &course.item.front.head.id;
                let owner = &track.item.front.head.id.value;
                if id.value.track() != *owner {
                    self.misplaced(course.item.path(), id.span, id.value.as_str(), owner.as_str());
                }
                for module in &course.modules {
                    self.inside(module, &id.value);
                }
            }
        }
        self.scopes();
    }

    fn doubles(&mut self) {
        let mut first: BTreeMap<&str, &IdUse> = BTreeMap::new();
        for one in &self.academy.ids {
            match first.get(one.id.as_str()) {
                None => {
                    first.insert(&one.id, one);
                }
                Some(other) => self.out.push(used_twice(one, other)),
            }
        }
    }

    fn inside(&mut self, module: &Module, course: &learning::id::CourseId) {
        let id = &module.item.front.head.id;
        if id.value.course() != *course {
            self.misplaced(module.item.path(), id.span, id.value.as_str(), course.as_str());
        }
        for lesson in &module.lessons {
            let (path, id) = (lesson.path(), &lesson.front().head.id);
            if id.value.course() != *course {
                self.misplaced(path, id.span, id.value.as_str(), course.as_str());
            }
        }
    }

    /// A quiz assesses what its id says.
    fn scopes(&mut self) {
        for quiz in self.academy.quizzes() {
            let id = quiz.front.head.id.value.as_str();
            let expected = &id[..id.len() - 2];
            let scope = &quiz.front.scope;
            if scope.value != expected {
                self.out.push(Diagnostic::new(
                    Code::I206,
                    quiz.path(),
                    scope.span,
                    format!(
                        "`scope` kuis `{id}` harus `{expected}`, bukan `{}`. Samakan keduanya.",
                        scope.value
                    ),
                    format!(
                        "The `scope` of the quiz `{id}` must be `{expected}`, not `{}`. Make them agree.",
                        scope.value
                    ),
                ));
            }
        }
    }

    fn misplaced(&mut self, path: &str, span: Span, id: &str, owner: &str) {
        self.out.push(Diagnostic::new(
            Code::I206,
            path,
            span,
            format!("Id `{id}` harus dimulai dengan `{owner}-`, id tempat berkas ini terdaftar. Daftarkan di tempat asalnya, atau beri id baru."),
            format!("The id `{id}` must begin with `{owner}-`, the id of where this file is listed. List it where it belongs, or give it a new id."),
        ));
    }
}

fn used_twice(one: &IdUse, other: &IdUse) -> Diagnostic {
    Diagnostic::new(
        Code::I202,
        one.path.as_str(),
        one.span,
        format!("Id `{}` sudah dipakai di `{}`. Beri id baru; `vpa new` membuatkannya.", one.id, other.path),
        format!(
            "The id `{}` is already used in `{}`. Give this one a new id; `vpa new` makes one.",
            one.id, other.path
        ),
    )
    .related(other.path.as_str(), other.span)
}
