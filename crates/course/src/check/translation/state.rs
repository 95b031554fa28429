//! Whether the translation is there (`T903`) and still follows its original (`T902`).

use crate::{
    academy::{Academy, Item, Lesson},
    check::Checking,
    diagnostic::{Code, Diagnostic},
    front::{Head, Status, TranslationFront},
    span::Span,
};

use learning::rev::Rev;

impl Checking<'_> {
    pub(super) fn translation_states(&mut self) {
        let academy: &Academy = self.academy;
        for track in &academy.tracks {
            self.state(&track.item, &track.item.front.head, track.item.page.id.body.title.span);
        }
        for course in academy.courses() {
            self.state(&course.item, &course.item.front.head, course.item.page.id.body.title.span);
        }
        for module in academy.modules() {
            self.state(&module.item, &module.item.front.head, module.item.page.id.body.title.span);
        }
        for lesson in academy.lessons() {
            let head = &lesson.front().head;
            match lesson {
                Lesson::Text(item) => self.state(item.as_ref(), head, item.page.id.body.title.span),
                Lesson::Lab(item) => self.state(item.as_ref(), head, item.page.id.body.title.span),
            }
        }
        for quiz in academy.quizzes() {
            self.state(quiz, &quiz.front.head, quiz.page.id.body.title.span);
        }
        if let Some(glossary) = &academy.glossary {
            self.state(glossary, &glossary.front.head, glossary.page.id.body.title.span);
        }
    }

    fn state<F, B, I>(&mut self, item: &Item<F, B>, head: &Head<I>, title: Span) {
        let file = item.path().replace(".md", ".en.md");
        match item.translation() {
            Some((path, front)) => {
                self.out.extend(head.rev.as_ref().and_then(|rev| outdated(front, rev.value, path)));
            }
            // A translation that cannot be read has said so itself.
            None if self.source.contains(&file) => {}
            None if matches!(head.status.value, Status::Released | Status::Planned) => {
                self.out.push(untranslated(title, item.path(), &file));
            }
            None => {}
        }
    }
}

fn outdated(front: &TranslationFront, rev: Rev, path: &str) -> Option<Diagnostic> {
    let follows = front.source_rev.as_ref()?;
    (follows.value.major < rev.major).then(|| {
        Diagnostic::new(
            Code::T902,
            path,
            follows.span,
            format!("Terjemahan ini mengikuti `{}`, padahal aslinya sudah `{rev}`; aplikasi menampilkan bahasa Indonesia sampai diperbarui. Samakan isinya, lalu tulis `source_rev: {rev}`.", follows.value),
            format!("This translation follows `{}`, but the original is at `{rev}`; until it is brought up to date the app shows Indonesian. Bring it up to date and write `source_rev: {rev}`.", follows.value),
        )
    })
}

fn untranslated(title: Span, path: &str, file: &str) -> Diagnostic {
    let name = file.rsplit('/').next().unwrap_or(file);
    Diagnostic::new(
        Code::T903,
        path,
        title,
        format!(
            "Belum ada terjemahan `{name}`; dalam bahasa Inggris aplikasi menampilkan teks ini. Tulis berkas itu di folder yang sama."
        ),
        format!(
            "There is no translation `{name}` yet; in English the app shows this text. Write that file in the same folder."
        ),
    )
}
