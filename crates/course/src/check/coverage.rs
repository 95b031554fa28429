//! Frameworks against what the modules claim: domains left out (`C962`), domains too thin (`C963`), claims that nothing
//! assesses (`C964`).

use std::collections::BTreeSet;

use super::Checking;
use crate::{
    academy::{Academy, Lesson, Module, Track},
    coverage::{Coverage, Homes, Share, claimed, codes, homes, measure},
    diagnostic::{Code, Diagnostic},
    framework::{Domain, Framework, Use},
    front::Status,
    span::{Span, Spanned},
};

impl Checking<'_> {
    pub(super) fn domains(&mut self) {
        if !self.academy.broken.is_empty() {
            return;
        }
        let homes = homes(self.academy);
        for framework in self.academy.frameworks.iter().filter(|one| one.used_as == Use::Target) {
            if is_finished(self.academy, framework) {
                self.out.extend(check_domains(framework, &measure(self.academy, framework)));
            }
        }
        self.claims(&homes);
    }

    /// `C964`: a code that a module or a lesson names is asked for somewhere below it.
    fn claims(&mut self, homes: &Homes<'_>) {
        let labels: BTreeSet<&str> =
            codes(self.academy.frameworks.iter().filter(|one| one.used_as == Use::Tag));
        let asked = asked(self.academy);
        let assessed = |lesson: &Lesson| {
            let done = matches!(lesson, Lesson::Lab(item) if !item.page.id.body.steps.is_empty());
            done || !lesson.questions().is_empty() || asked.contains(lesson.id().as_str())
        };
        for module in self.academy.modules().filter(|module| !module.lessons.is_empty()) {
            let maps = &module.item.front.maps;
            let mut below: BTreeSet<&str> = BTreeSet::new();
            for lesson in &module.lessons {
                let claimed: Vec<&str> = claimed(homes, module, lesson);
                if assessed(lesson) {
                    below.extend(claimed);
                } else {
                    let own = lesson.front().maps.iter().filter(|code| !labels.contains(code.value.as_str()));
                    self.out.extend(own.map(|code| unassessed(code, lesson.path())));
                }
            }
            let left = maps
                .iter()
                .filter(|code| !below.contains(code.value.as_str()) && !labels.contains(code.value.as_str()));
            self.out.extend(left.map(|code| unassessed(code, module.item.path())));
        }
    }
}

/// Lessons whose objectives a quiz or an exam asks for.
fn asked(academy: &Academy) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for quiz in academy.quizzes() {
        let course = quiz.front.head.id.value.course();
        let questions = quiz.page.id.body.pools.iter().flat_map(|pool| &pool.questions);
        let suffixes =
            questions.filter_map(|question| question.objective.as_ref()?.value.lesson_suffix.as_deref());
        asked.extend(suffixes.map(|suffix| format!("{course}-{suffix}")));
    }
    asked
}

/// Whether the framework can be judged: somebody claims it, and every course of the tracks that do is written. Before
/// that, what is missing may be the work of a course that is still planned.
fn is_finished(academy: &Academy, framework: &Framework) -> bool {
    let codes = codes(std::iter::once(framework));
    let claims = |track: &&Track| {
        let modules = track.courses.iter().flat_map(|course| &course.modules);
        modules.flat_map(maps).any(|code| codes.contains(code))
    };
    let mut tracks = academy.tracks.iter().filter(claims).peekable();
    let is_planned = |track: &Track| {
        track.courses.iter().any(|course| course.item.front.head.status.value == Status::Planned)
    };
    tracks.peek().is_some() && !tracks.any(is_planned)
}

fn maps(module: &Module) -> impl Iterator<Item = &str> {
    let lessons = module.lessons.iter().flat_map(|lesson| &lesson.front().maps);
    module.item.front.maps.iter().chain(lessons).map(|code| code.value.as_str())
}

fn check_domains(framework: &Framework, shares: &[Share<'_>]) -> Vec<Diagnostic> {
    let path = format!("frameworks/{}.yaml", framework.id.value);
    let found = shares.iter().filter_map(|share| match share.coverage() {
        Coverage::None => Some(left_out(share.domain, framework, &path)),
        Coverage::Thin { weight } => Some(thin(share.domain, (share.percent, weight), &path)),
        Coverage::Enough => None,
    });
    found.collect()
}

fn left_out(domain: &Domain, framework: &Framework, path: &str) -> Diagnostic {
    let (code, name, whole) = (&domain.code.value, &domain.name, &framework.name);
    Diagnostic::new(
        Code::C962,
        path,
        domain.code.span,
        format!(
            "Belum ada modul untuk `{code}` ({name}) dari {whole}. Tulis modulnya dan sebut kodenya di `maps`, atau catat alasannya dengan `# vpa-allow C962: …`."
        ),
        format!(
            "No module covers `{code}` ({name}) of {whole}. Write one and name the code in `maps`, or note the reason with `# vpa-allow C962: …`."
        ),
    )
}

fn thin(domain: &Domain, (share, weight): (f64, f64), path: &str) -> Diagnostic {
    let (code, name) = (&domain.code.value, &domain.name);
    Diagnostic::new(
        Code::C963,
        path,
        domain.code.span,
        format!(
            "`{code}` ({name}) mendapat {share:.0} % dari menit kerangka ini, padahal bobotnya {weight:.0} %. Tambah pelajarannya, atau catat alasannya dengan `# vpa-allow C963: …`."
        ),
        format!(
            "`{code}` ({name}) gets {share:.0}% of this framework's minutes, but weighs {weight:.0}%. Add lessons, or note the reason with `# vpa-allow C963: …`."
        ),
    )
}

fn unassessed(code: &Spanned<String>, path: &str) -> Diagnostic {
    let Spanned { value, span } = code;
    let span: Span = *span;
    Diagnostic::new(
        Code::C964,
        path,
        span,
        format!(
            "Tidak ada soal atau langkah lab yang menguji `{value}`. Tambahkan di pelajaran yang membahasnya, atau hapus kodenya dari `maps`."
        ),
        format!(
            "No question or lab step assesses `{value}`. Add one in a lesson about it, or remove the code from `maps`."
        ),
    )
}
