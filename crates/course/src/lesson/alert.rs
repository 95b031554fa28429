//! Notes that shout each other down (`M310`).

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Alert, Document, FileContext},
    page::{Section, SectionKind},
};

/// More than this many in one lesson and none is read.
const MOST: usize = 3;

/// `M310` of a lesson. Hints and explanations of questions are shown one at a time and do not count.
pub(super) fn check(document: &Document, sections: &[Section], context: &FileContext<'_>) -> Vec<Diagnostic> {
    let checks = sections.iter().filter(|part| part.kind == SectionKind::Check).map(|part| &part.body.events);
    let asked: Vec<_> = checks.collect();
    let is_asked = |alert: &&Alert| asked.iter().any(|events| events.contains(&alert.events.start));
    let alerts: Vec<&Alert> = document.alerts.iter().filter(|alert| !is_asked(alert)).collect();
    let rows = alerts.windows(2).filter(|pair| pair[0].events.end == pair[1].events.start);
    let mut found: Vec<_> = rows.map(|pair| in_a_row(pair[1], context.path)).collect();
    found.extend(alerts.get(MOST).map(|alert| too_many(alert, alerts.len(), context.path)));
    found
}

fn in_a_row(alert: &Alert, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M310,
        path,
        alert.span,
        "Dua catatan berturut-turut. Satukan, atau jadikan salah satunya teks biasa.",
        "Two alerts in a row. Join them, or make one of them ordinary text.",
    )
}

fn too_many(alert: &Alert, count: usize, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M310,
        path,
        alert.span,
        format!(
            "Pelajaran ini punya {count} catatan, paling banyak {MOST}. Pilih yang paling penting, jadikan yang lain teks biasa."
        ),
        format!(
            "This lesson has {count} alerts, {MOST} at most. Keep the most important ones, make the others ordinary text."
        ),
    )
}
