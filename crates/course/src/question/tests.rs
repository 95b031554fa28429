//! The eight kinds as the screen and the grader get them.

use learning::key::{AnswerKey, GapKey, Scoring};

use super::*;
use crate::{
    document::{Document, FileContext, SectionTitles},
    front::ScoreRule,
    lang::Lang,
};

/// Reads one question of a quiz.
fn read_one(text: &str) -> (Document, Question) {
    read_one_of(ScoreRule::All, text)
}

/// Reads one question of a quiz with this `score`.
fn read_one_of(score: ScoreRule, text: &str) -> (Document, Question) {
    let sections = SectionTitles::default();
    let context = FileContext { score, ..FileContext::new("x.md", Lang::Id, &sections) };
    let (document, found) = Document::parse(&format!("# A\n\n## B {{#p-b}}\n\n{text}"), &context);
    let (mut quiz, more) = crate::quiz::read_quiz(&document, &context);
    assert!(found.is_empty() && more.is_empty(), "{found:?} {more:?}");
    let question = quiz.pools.remove(0).questions.remove(0);
    (document, question)
}

fn texts(document: &Document, parts: &[Part]) -> Vec<String> {
    parts.iter().map(|part| document.plain_text(part)).collect()
}

#[test]
fn single_choice_with_everything_around_it() {
    let (document, question) = read_one(
        "### Alamat *mana*? {#q-p2wd obj=l07.o1 points=2 diff=3 .fixed}\n\nDi kantor:\n\n```text\na\n```\n\n> [!TIP]\n> Satu.\n\n\
         > [!TIP]\n> Dua.\n\n1. [ ] `172.32.0.10`\n   > Lewat.\n2. [x] dua\n   baris\n\n   > Benar.\n3. [ ] tiga\n\n> [!NOTE]\n> Sebab.\n",
    );
    assert_eq!(question.id.value.as_str(), "q-p2wd");
    assert_eq!(
        (question.kind.clone(), question.points, question.difficulty, question.fixed),
        (QuestionKind::Single, 2, Some(3), true)
    );
    let objective = question.objective.as_ref().unwrap();
    assert_eq!(
        (objective.value.lesson_suffix.as_deref(), objective.value.objective.as_str()),
        (Some("l07"), "o1")
    );
    assert_eq!(&document.source[objective.span.range()], "l07.o1");
    assert_eq!(question.text, "Alamat mana?");
    assert_eq!(texts(&document, &question.context), ["Di kantor:", "a"]);
    assert_eq!(texts(&document, &question.hints), ["Satu.", "Dua."]);
    assert_eq!(
        question.explanation.as_ref().map(|part| document.plain_text(part)).as_deref(),
        Some("Sebab.")
    );
    let options: Vec<_> = question
        .options()
        .iter()
        .map(|option| {
            (
                option.text.as_str(),
                option.right,
                option.feedback.as_ref().map(|part| document.plain_text(part)),
            )
        })
        .collect();
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        options,
        [("172.32.0.10", false, said("Lewat.")), ("dua baris", true, said("Benar.")), ("tiga", false, None)]
    );
    assert!(matches!(question.key, AnswerKey::Single { options: 3, right: 1 }));
    assert!(document.source[question.answer_span.range()].starts_with("1. [ ]"));
}

#[test]
fn true_or_false_and_multiple_choice() {
    let (_, question) = read_one("### Q? {#q-k3f9 obj=l01.o1}\n\n1. [ ] Benar\n2. [x] Salah\n");
    assert_eq!(question.kind, QuestionKind::TrueFalse);
    assert!(matches!(question.key, AnswerKey::Single { options: 2, right: 1 }));
    let (_, question) = read_one("### Q? {#q-k3f9 .partial obj=l01.o1}\n\n- [x] a\n- [ ] b\n- [x] c\n");
    let AnswerKey::Multiple { options: 3, right, scoring: Scoring::Partial } = &question.key else {
        panic!("{question:?}")
    };
    assert_eq!(right.iter().copied().collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn numeric_and_text_keep_their_expected_mistakes() {
    let (_, question) = read_one(
        "### Q? {#q-k3f9 .numeric unit=GB obj=l01.o1}\n\n- [x] `9.5 ± 0.1`\n- [ ] `64`\n  > Terlalu banyak.\n",
    );
    assert_eq!(question.kind, QuestionKind::Numeric { unit: Some("GB".to_owned()) });
    let AnswerKey::Numeric { items } = &question.key else { panic!("{question:?}") };
    assert_eq!((items[0].right, items[0].accept.contains(9.45), items[1].right), (true, true, false));
    assert!(question.options()[1].feedback.is_some());
    let (_, question) =
        read_one("### Q? {#q-k3f9 .text obj=l01.o1}\n\n- [x] `ip addr`\n\n- [x] `/ip a(ddr)? show/`\n");
    let AnswerKey::Text { items } = &question.key else { panic!("{question:?}") };
    assert!(items[0].accept.accepts("IP  addr") && items[1].accept.accepts("ip a show"));
}

#[test]
fn matching_joins_equal_right_cells_and_keeps_distractors() {
    let (document, question) = read_one(
        "### Q? {#q-w9ce obj=l01.o1}\n\n| Protokol | Porta | |\n|---|---|---|\n| SSH | 22 | aman |\n| SFTP | 22 | |\n| DNS | `53` | |\n| | 3389 | |\n"
            .replace("| Porta | |", "| Porta | Sebab |")
            .as_str(),
    );
    let Answer::Matching(matching) = &question.answer else { panic!("{question:?}") };
    let cells = |cells: &[Cell]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(cells(&matching.titles), ["Protokol", "Porta"]);
    assert_eq!(cells(&matching.left), ["SSH", "SFTP", "DNS"]);
    assert_eq!(cells(&matching.right), ["22", "53", "3389"]);
    assert_eq!(matching.feedback[0].as_ref().map(|part| document.plain_text(part)).as_deref(), Some("aman"));
    assert_eq!(matching.feedback[1], None);
    assert!(matches!(&question.key, AnswerKey::Matching { pairs, rights: 3, .. } if *pairs == [0, 0, 1]));
}

#[test]
fn ordering_is_written_in_the_right_order() {
    let (_, question) =
        read_one("### Q? {#q-d0ra obj=l12.o1}\n\n1. Discover\n2. Offer\n3. Request\n4. Acknowledge\n");
    assert_eq!(
        question.options().iter().map(|option| option.text.as_str()).collect::<Vec<_>>(),
        ["Discover", "Offer", "Request", "Acknowledge"]
    );
    assert!(matches!(question.key, AnswerKey::Ordering { items: 4, scoring: Scoring::All }));
}

/// A cloze as text: what stands between the gaps, and the gaps' numbers.
fn pieces(document: &Document, question: &Question) -> Vec<Vec<String>> {
    let Answer::Cloze(cloze) = &question.answer else { panic!("{question:?}") };
    let piece = |piece: &ClozePiece| match piece {
        ClozePiece::Text(part) => document.source[part.span.range()].to_owned(),
        ClozePiece::Gap(number) => format!("<{number}>"),
    };
    cloze.paragraphs.iter().map(|paragraph| paragraph.iter().map(piece).collect()).collect()
}

#[test]
fn cloze_is_cut_at_its_gaps() {
    let (document, question) = read_one(
        "### Q? {#q-z8mk obj=l08.o1}\n\nKonteks.\n\nAlamat [[127.0.0.1|localhost]], **IPv6** [[(::1)|fe80::1]]`[[ a ]]`\nlalu [[=3.14 ± 0.01]].\n\n\
         ![[x]] dan **[[y]] tebal** [[1]](term:a).\n\nSesudah.\n",
    );
    assert_eq!(texts(&document, &question.context), ["Konteks."]);
    assert_eq!(
        question.explanation.as_ref().map(|part| document.plain_text(part)).as_deref(),
        Some("Sesudah.")
    );
    assert_eq!(
        pieces(&document, &question),
        [
            vec!["Alamat ", "<0>", ", **IPv6** ", "<1>", "`[[ a ]]`\nlalu ", "<2>", ".\n"],
            vec!["!", "<3>", " dan **", "<4>", " tebal** [[1]](term:a).\n"],
        ]
    );
    let AnswerKey::Cloze { gaps, .. } = &question.key else { panic!("{question:?}") };
    assert!(matches!(&gaps[0], GapKey::Typed(any) if any.len() == 2 && any[1].accepts("LOCALHOST")));
    assert!(matches!(gaps[1], GapKey::Choice { options: 2, right: 0 }));
    assert!(matches!(gaps[2], GapKey::Numeric(range) if range.contains(3.15)));
}

#[test]
fn the_pieces_of_a_cloze_are_shown_without_brackets() {
    struct Nowhere;
    impl crate::html::Links for Nowhere {
        fn internal(&self, _: &str) -> Option<String> {
            None
        }
        fn asset(&self, _: &str) -> Option<String> {
            None
        }
    }
    let (document, question) = read_one("### Q? {#q-z8mk obj=l08.o1}\n\n![[x]] dan **[[y]] tebal**, *z*.\n");
    let Answer::Cloze(cloze) = &question.answer else { panic!("{question:?}") };
    let context = crate::html::RenderContext { links: &Nowhere, lang: Lang::Id, math: false };
    let shown: String = cloze.paragraphs[0]
        .iter()
        .map(|piece| match piece {
            ClozePiece::Text(part) => crate::html::render(&document, part, &context),
            ClozePiece::Gap(number) => format!("<{number}>"),
        })
        .collect();
    assert_eq!(shown, "!<0> dan <strong></strong><1> tebal, <em>z</em>.");
}

#[test]
fn a_question_with_a_mistake_is_left_out_and_the_next_one_read() {
    let sections = SectionTitles::default();
    let context = FileContext::new("x.md", Lang::Id, &sections);
    let text = "# A\n\n## B {#p-b draw=2}\n\n### Q? {#q-k3f9 obj=l01.o1}\n\n- [ ] a\n- [ ] b\n\n### R? {#q-b7tn obj=l01.o1}\n\n- [x] a\n- [ ] b\n";
    let (document, _) = Document::parse(text, &context);
    let (quiz, found) = crate::quiz::read_quiz(&document, &context);
    assert_eq!(quiz.pools[0].questions.len(), 1);
    assert_eq!(quiz.pools[0].draw.as_ref().map(|draw| draw.value), Some(2));
    assert_eq!(found.len(), 1);
}

const fn scoring(key: &AnswerKey) -> Option<Scoring> {
    match key {
        AnswerKey::Multiple { scoring, .. }
        | AnswerKey::Matching { scoring, .. }
        | AnswerKey::Ordering { scoring, .. }
        | AnswerKey::Cloze { scoring, .. } => Some(*scoring),
        AnswerKey::Single { .. } | AnswerKey::Numeric { .. } | AnswerKey::Text { .. } => None,
    }
}

#[test]
fn questions_with_several_parts_are_scored_as_their_quiz_says() {
    let answers = [
        "- [x] a\n- [ ] b\n",
        "| a | b |\n|---|---|\n| c | 1 |\n| d | 2 |\n| e | 3 |\n",
        "1. a\n2. b\n3. c\n",
        "a [[b]] c\n",
    ];
    for answer in answers {
        let read = |score, class: &str| {
            let text = format!("### Q? {{#q-p2wd obj=l07.o1{class}}}\n\n{answer}");
            scoring(&read_one_of(score, &text).1.key)
        };
        assert_eq!(read(ScoreRule::All, ""), Some(Scoring::All), "{answer}");
        assert_eq!(read(ScoreRule::All, " .partial"), Some(Scoring::Partial), "{answer}");
        assert_eq!(read(ScoreRule::Partial, ""), Some(Scoring::Partial), "{answer}");
        assert_eq!(read(ScoreRule::Partial, " .partial"), Some(Scoring::Partial), "{answer}");
    }
}
