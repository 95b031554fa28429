//! Quizzes and the exam. An attempt left unfinished is gone on with.

use std::io::Write;

use chrono::{DateTime, Utc};
use device::Clock;
use serde_json::{Value, json};

use super::{Journey, Keeping, fact, list, register, text};
use crate::line::Kept;

impl<W: Write> Journey<W> {
    pub(super) async fn takes_quiz(&mut self) -> anyhow::Result<()> {
        let Some(course) = self.course().await? else { return Ok(()) };
        let rows = list(&course["modules"]).iter().map(|module| module["quiz"].clone());
        let quizzes: Vec<Value> = rows.filter(|quiz| !quiz.is_null()).collect();
        match self.one(&quizzes) {
            Some(quiz) => self.takes(&text(&quiz["id"]), "quiz").await,
            None => Ok(()),
        }
    }

    pub(super) async fn takes_exam(&mut self) -> anyhow::Result<()> {
        match self.course().await? {
            Some(course) if !course["exam"].is_null() => {
                self.takes(&text(&course["exam"]["id"]), "exam").await
            }
            _ => Ok(()),
        }
    }

    async fn takes(&mut self, quiz: &str, kind: &str) -> anyhow::Result<()> {
        let Some(page) = self.look("quiz.open", json!({ "quiz": quiz })).await? else { return Ok(()) };
        let opened = match text(&page["start"]["type"]).as_str() {
            "unfinished" => {
                let request = json!({ "attempt": page["start"]["attempt"] });
                self.look("attempt.open", request).await?
            }
            "cooling_down" => {
                self.waits_until(&text(&page["start"]["until"]))?;
                self.begins(quiz, kind).await?
            }
            "ready" => self.begins(quiz, kind).await?,
            _ => None,
        };
        let Some(view) = opened else { return Ok(()) };
        self.works_on(&view).await
    }

    fn waits_until(&self, until: &str) -> anyhow::Result<()> {
        let until: DateTime<Utc> = until.parse()?;
        self.clock.advance(until - self.clock.now());
        Ok(())
    }

    async fn begins(&mut self, quiz: &str, kind: &str) -> anyhow::Result<Option<Value>> {
        let keeps = vec![fact(json!({ "type": "attempt_started", "quiz": { "id": quiz } }))];
        let mut begin = Keeping::new("attempt.start", json!({ "quiz": quiz }), keeps);
        begin.more = |view| {
            let drawn: Vec<_> = list(&view["questions"]).iter().map(|question| &question["id"]).collect();
            vec![fact(json!({
                "type": "attempt_started", "attempt": view["attempt"], "questions": drawn
            }))]
        };
        begin.leads_to = Some((kind.to_owned(), quiz.to_owned()));
        self.keep(begin).await
    }

    /// Answers what has no answer yet, some of it twice, flags some, and hands in.
    async fn works_on(&mut self, view: &Value) -> anyhow::Result<()> {
        let each = view["rules"]["reveal"] == "each";
        let attempt = &view["attempt"];
        for question in list(&view["questions"]).iter().filter(|question| question["answer"].is_null()) {
            self.answers(attempt, question).await?;
            match self.dice(8) {
                0 if !each => self.answers(attempt, question).await?,
                1 => self.flags(attempt, question).await?,
                _ => {}
            }
        }
        let keeps = vec![fact(json!({ "type": "attempt_submitted", "attempt": attempt }))];
        let request = json!({ "attempt": attempt, "time_up": false });
        let mut end = Keeping::new("attempt.submit", request, keeps);
        end.more = completions;
        self.keep(end).await?;
        Ok(())
    }

    async fn answers(&mut self, attempt: &Value, question: &Value) -> anyhow::Result<()> {
        let (id, response) = (question["id"].clone(), self.response(question));
        let keeps = vec![fact(json!({
            "type": "attempt_answered", "attempt": attempt, "question": id, "response": response
        }))];
        let request = json!({ "attempt": attempt, "question": id, "response": response });
        self.keep(Keeping::new("attempt.answer", request, keeps)).await?;
        Ok(())
    }

    async fn flags(&mut self, attempt: &Value, question: &Value) -> anyhow::Result<()> {
        let id = question["id"].clone();
        let key = format!("flag/{}/{}", text(attempt), text(&id));
        let request = json!({ "attempt": attempt, "question": id, "flagged": true });
        self.keep(Keeping::new("attempt.flag", request, vec![register(&key, json!(true))])).await?;
        Ok(())
    }
}

/// What an answer says was completed with it.
pub(super) fn completions(answer: &Value) -> Vec<Kept> {
    let said = [
        ("module_completed", &answer["module_completed"]),
        ("course_completed", &answer["course_completed"]),
    ];
    said.into_iter()
        .filter(|(_, title)| !title.is_null())
        .map(|(kind, _)| fact(json!({ "type": kind })))
        .collect()
}
