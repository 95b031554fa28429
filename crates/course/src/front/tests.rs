use super::*;

const LESSON: &str = "---
schema: 1
id: net-101-l06
type: lesson
rev: v1.0
status: released
summary: Membaca prefiks IPv4 dan menghitung jumlah host yang dapat dipakai.
minutes: 8
objectives:
  - { id: o1, bloom: pahami, text: Menjelaskan arti panjang prefiks }
maps: [N+1, CC1]
verified: 2026-11-20
volatility: low
---

# Subnet
";

fn read_lesson(text: &str) -> (Option<Front>, Vec<Code>) {
    let mut report = Report::new("net/net-101/m/x.md");
    let front = read(text, Lang::Id, &[Kind::Lesson, Kind::Lab, Kind::Quiz], &mut report);
    (front, report.diagnostics.iter().map(|problem| problem.code).collect())
}

#[test]
fn a_lesson_is_read_whole() {
    let (front, problems) = read_lesson(LESSON);
    assert_eq!(problems, []);
    let Some(Front::Lesson(lesson)) = front else { panic!("no lesson") };
    assert_eq!(lesson.head.id.value.as_str(), "net-101-l06");
    assert_eq!(&LESSON[lesson.head.id.span.range()], "net-101-l06");
    assert_eq!(&LESSON[lesson.objectives[0].text.span.range()], "Menjelaskan arti panjang prefiks");
    assert_eq!(lesson.minutes.value, 8);
    assert_eq!(lesson.maps[0].value, "N+1");
}

#[test]
fn every_mistake_is_reported_not_only_the_first() {
    let text = LESSON
        .replace("minutes: 8", "minutes: 80")
        .replace("rev: v1.0", "rev: 1.0")
        .replace("volatility: low", "volatility: tiny\nauthor: me");
    let (_, problems) = read_lesson(&text);
    assert_eq!(problems, [Code::F105, Code::F105, Code::F105, Code::F103]);
}

#[test]
fn a_planned_course_may_be_an_outline() {
    let course = "---\nschema: 1\nid: net-201\ntype: course\nrev: v0.1\nstatus: planned\nsummary: Ringkasan.\n\
                  level: 2\nroles: [engineer]\nminutes: 213\nmodules: []\nrefresh: notify\nvalidity: none\n---\n";
    let mut report = Report::new("net/net-201/course.md");
    let Some(Front::Course(front)) = read(course, Lang::Id, &[Kind::Course], &mut report) else {
        panic!("{:?}", report.diagnostics)
    };
    assert_eq!(front.minutes.map(|minutes| minutes.value), Some(213));
    assert_eq!(front.validity, Validity::Unlimited);
    assert_eq!(report.diagnostics, []);
    let mut report = Report::new("net/net-201/course.md");
    read(&course.replace("planned", "released"), Lang::Id, &[Kind::Course], &mut report);
    assert_eq!(report.diagnostics[0].code, Code::F103, "minutes belong to a planned course only");
}

#[test]
fn a_translation_inherits_everything_else() {
    let text = "---\nschema: 1\nid: net-101-l06\ntype: lesson\nsource_rev: v1.0\ntranslator: tim\nstatus: released\n\
                summary: Reads a prefix.\nobjectives:\n  - { id: o1, text: Explain }\nminutes: 8\n---\n";
    let mut report = Report::new("net/net-101/m/x.en.md");
    let front = read(text, Lang::En, &[Kind::Lesson], &mut report);
    assert!(matches!(front, Some(Front::Translation(_))));
    assert_eq!(report.diagnostics.len(), 1);
    assert_eq!(report.diagnostics[0].code, Code::F103);
}
