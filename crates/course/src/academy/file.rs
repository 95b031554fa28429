//! One Markdown file of the tree, read by the reader of its kind.

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, SectionTitles, url},
    front::{self, Duration, Front, Kind, QuizFront, Reveal, ScoreRule, Shuffle, TranslationFront},
    lab::{LabBody, read_lab},
    lang::Lang,
    lesson::{LessonBody, read_lesson},
    page::{PageBody, SectionKind, read_page},
    quiz::{QuizBody, read_quiz},
    source::{Refusal, Refused, read_text},
    span::Span,
    term::{GlossaryBody, read_glossary},
    yaml::Report,
};

use super::settings::Defaults;

/// The largest exam has a tenth of this.
const MOST_BYTES: u64 = 1024 * 1024;

/// One language of an item.
#[derive(Debug)]
pub struct Page<B> {
    /// From the content folder.
    pub path: String,
    pub lang: Lang,
    /// The H1.
    pub title: String,
    /// Plain text; empty for quizzes and the glossary.
    pub summary: String,
    pub document: Document,
    pub body: B,
    /// For a translation only.
    pub translation: Option<TranslationFront>,
}

/// A body of any kind.
#[derive(Debug)]
pub(super) enum Body {
    Page(PageBody),
    Lesson(LessonBody),
    Lab(Box<LabBody>),
    Quiz(QuizBody),
    Glossary(GlossaryBody),
}

/// A file that could be read.
#[derive(Debug)]
pub(super) struct File {
    pub path: String,
    pub lang: Lang,
    pub front: Front,
    pub document: Document,
    pub body: Body,
}

/// What a source file says that its translation does not repeat.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inherited {
    math: bool,
    score: ScoreRule,
}

impl Inherited {
    pub(super) fn of(front: &Front) -> Self {
        match front {
            Front::Lesson(front) => Self { math: front.review.math, ..Self::default() },
            Front::Lab(front) => Self { math: front.lesson.review.math, ..Self::default() },
            Front::Quiz(front) => Self { math: front.review.math, score: front.score },
            _ => Self::default(),
        }
    }
}

/// Reads a file; `None` when its front matter is unusable. Allowed findings are taken away.
pub(super) fn read_file(
    path: &str,
    bytes: &[u8],
    place: (Lang, &[Kind]),
    inherited: Inherited,
    sections: &SectionTitles,
) -> (Option<File>, Vec<Diagnostic>) {
    let (lang, allowed) = place;
    if let Some(problem) = too_large(path, bytes) {
        return (None, vec![problem]);
    }
    let text = match read_text(path, bytes) {
        Ok(text) => text,
        Err(problem) => return (None, vec![*problem]),
    };
    let mut report = Report::new(path);
    let Some(front) = front::read(text, lang, allowed, &mut report) else {
        return (None, report.diagnostics);
    };
    let Inherited { math, score } = match front {
        Front::Translation(_) => inherited,
        _ => Inherited::of(&front),
    };
    let context = FileContext { path, lang, math, score, sections };
    let (document, found) = Document::parse(text, &context);
    report.diagnostics.extend(found);
    let (body, found) = read_body(front.kind(), &document, &context);
    report.diagnostics.extend(found);
    link_addresses(&document, &body, &mut report.diagnostics);
    let diagnostics = document.without_allowed(report.diagnostics);
    (Some(File { path: path.to_owned(), lang, front, document, body }), diagnostics)
}

/// A bare address can be made a link where links to the web belong.
fn link_addresses(document: &Document, body: &Body, found: &mut [Diagnostic]) {
    let belongs = |span: Span| match body {
        Body::Lab(_) => true,
        Body::Lesson(body) => body
            .sections
            .iter()
            .any(|part| part.kind == SectionKind::Sources && part.body.span.range().contains(&span.start)),
        _ => false,
    };
    for one in found.iter_mut().filter(|one| one.code == Code::R703 && belongs(one.span)) {
        one.fix = url::link_it(&document.source, one.span);
    }
}

/// A page of so many bytes is no lesson, and would take long to read: `F105`.
fn too_large(path: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let size = bytes.len() as u64;
    let why = Refusal::TooLarge { bytes: size, most: MOST_BYTES };
    (size > MOST_BYTES).then(|| Refused { path: path.to_owned(), why }.diagnostic())
}

fn read_body(kind: Kind, document: &Document, context: &FileContext<'_>) -> (Body, Vec<Diagnostic>) {
    match kind {
        Kind::Track | Kind::Course | Kind::Module => wrap(Body::Page, read_page(document, context)),
        Kind::Lesson => wrap(Body::Lesson, read_lesson(document, context)),
        Kind::Lab => wrap(|body| Body::Lab(Box::new(body)), read_lab(document, context)),
        Kind::Quiz => wrap(Body::Quiz, read_quiz(document, context)),
        Kind::Glossary => wrap(Body::Glossary, read_glossary(document, context)),
    }
}

fn wrap<B>(make: fn(B) -> Body, (body, found): (B, Vec<Diagnostic>)) -> (Body, Vec<Diagnostic>) {
    (make(body), found)
}

impl Body {
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Page(body) => &body.title.text,
            Self::Lesson(body) => &body.title.text,
            Self::Lab(body) => &body.title.text,
            Self::Quiz(body) => &body.title.text,
            Self::Glossary(body) => &body.title.text,
        }
    }
}

/// How a quiz is taken, with the academy's defaults filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Percent.
    pub pass: u32,
    /// `None`: no limit.
    pub attempts: Option<u32>,
    pub cooldown: Option<Duration>,
    pub reveal: Reveal,
    pub time_limit: Option<Duration>,
    pub shuffle: Shuffle,
}

impl QuizFront {
    /// What holds for this quiz: an exam has the academy's limits unless it says otherwise, a module's quiz has none.
    #[must_use]
    pub fn rules(&self, defaults: &Defaults) -> Rules {
        let is_exam = self.head.id.value.is_exam();
        let attempts = self.attempts.as_ref().map(|attempts| attempts.value);
        Rules {
            pass: self.pass.as_ref().map_or(defaults.pass, |pass| pass.value),
            attempts: attempts.or(is_exam.then_some(defaults.exam_attempts)).filter(|limit| *limit > 0),
            cooldown: self.cooldown.map_or(is_exam.then_some(defaults.exam_cooldown), |wait| wait.0),
            reveal: self.reveal,
            time_limit: self.time_limit,
            shuffle: self.shuffle,
        }
    }
}
