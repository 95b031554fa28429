//! What a lab should have besides its steps: an expected result and a discussion (`L603`), and the versions its commands
//! were run on (`L604`).

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::LabBody;
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext},
    page::SectionKind,
    span::Span,
};

/// Languages of code blocks that hold commands.
const SHELLS: &[&str] = &[
    "bash",
    "sh",
    "shell",
    "zsh",
    "fish",
    "console",
    "shell-session",
    "terminal",
    "powershell",
    "ps1",
    "pwsh",
    "cmd",
    "bat",
    "batch",
];

/// `L603`, one finding for each section that is missing.
pub(crate) fn sections(body: &LabBody, context: &FileContext<'_>) -> Vec<Diagnostic> {
    let wanted = [
        (body.expected.is_none(), SectionKind::Expected),
        (body.discussion.is_none(), SectionKind::Discussion),
    ];
    let missing = wanted.into_iter().filter(|(is_missing, _)| *is_missing);
    missing
        .map(|(_, kind)| {
            let (id, en) = context.sections.names(kind);
            Diagnostic::new(
                Code::L603,
                context.path,
                body.title.span,
                format!("Lab ini belum punya bagian `## {id}`. Tambahkan, agar peserta dapat memeriksa pekerjaannya sendiri."),
                format!("This lab has no section `## {en}`. Add it, so that learners can check their own work."),
            )
        })
        .collect()
}

/// `L604`, at the first block of commands of a lab whose `tools` are empty.
pub(crate) fn versions(document: &Document, path: &str) -> Option<Diagnostic> {
    let commands = document.events.iter().find(|(event, _)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => is_shell(info),
        _ => false,
    });
    commands.map(|(_, range)| {
        Diagnostic::new(
            Code::L604,
            path,
            Span::from(range.clone()),
            "Perintah di lab ini belum menyebut versi programnya. Tulis di bagian depan `tools: [{ name: …, version: \"…\" }]`, sesuai tempat Anda mencobanya.",
            "The commands of this lab do not say which version they are for. Write `tools: [{ name: …, version: \"…\" }]` in the front matter, as you tried them.",
        )
    })
}

fn is_shell(info: &str) -> bool {
    let language = info.split([' ', ',', '{']).next().unwrap_or_default();
    SHELLS.iter().any(|shell| shell.eq_ignore_ascii_case(language))
}
