//! Reading: position, notes, bookmarks, the questions of the check, and going on.

use std::io::Write;

use serde_json::{Value, json};

use super::{Journey, Keeping, fact, list, register, text};

impl<W: Write> Journey<W> {
    pub(super) async fn reads(&mut self) -> anyhow::Result<()> {
        let Some(view) = self.opens_lesson().await? else { return Ok(()) };
        let lesson = text(&view["id"]);
        self.stops_at(&lesson, &view).await?;
        self.notes(&lesson).await?;
        self.marks(&lesson).await
    }

    pub(super) async fn answers_check(&mut self) -> anyhow::Result<()> {
        let Some(view) = self.opens_lesson().await? else { return Ok(()) };
        let lesson = text(&view["id"]);
        for block in list(&view["blocks"]).iter().filter(|block| block["type"] == "question") {
            self.answers_question(&lesson, &block["question"]).await?;
        }
        if view["state"] == "done" {
            return Ok(());
        }
        let keeps = vec![fact(json!({ "type": "lesson_completed", "lesson": { "id": lesson } }))];
        let mut going_on = Keeping::new("lesson.complete", json!({ "lesson": lesson }), keeps);
        going_on.more = super::attempt::completions;
        self.keep(going_on).await?;
        Ok(())
    }

    /// Most often the next lesson that is not done, else any.
    async fn opens_lesson(&mut self) -> anyhow::Result<Option<Value>> {
        let Some(course) = self.course().await? else { return Ok(None) };
        let modules = list(&course["modules"]);
        let all: Vec<Value> = modules.iter().flat_map(|module| list(&module["lessons"])).cloned().collect();
        let of_kind = all.iter().filter(|row| row["kind"] == "lesson");
        let open: Vec<Value> = of_kind.clone().filter(|row| row["state"] != "done").cloned().collect();
        let any: Vec<Value> = of_kind.cloned().collect();
        let chosen = if self.dice(4) == 0 { self.one(&any) } else { open.first().or_else(|| self.one(&any)) };
        let Some(id) = chosen.map(|row| text(&row["id"])) else { return Ok(None) };
        self.go_to("lesson.open", json!({ "lesson": id }), "lesson", &id).await
    }

    async fn stops_at(&mut self, lesson: &str, view: &Value) -> anyhow::Result<()> {
        let Some(heading) = self.one(list(&view["outline"])).cloned() else { return Ok(()) };
        let block = self.dice(40);
        let position = json!({ "anchor": heading["anchor"], "heading": heading["text"], "block": block });
        let keeps = vec![register(&format!("position/{lesson}"), position.clone())];
        let request = json!({ "lesson": lesson, "position": position });
        self.keep(Keeping::new("position.save", request, keeps)).await?;
        Ok(())
    }

    async fn notes(&mut self, lesson: &str) -> anyhow::Result<()> {
        let (block, words) = (self.dice(20), self.dice(300));
        let note = "catatan ".repeat(words).trim().to_owned();
        let kept = if note.is_empty() { Value::Null } else { json!(note) };
        let keeps = vec![register(&format!("note/{lesson}/{block}"), kept)];
        let request = json!({ "lesson": lesson, "block": block, "text": note });
        self.keep(Keeping::new("note.save", request, keeps)).await?;
        Ok(())
    }

    async fn marks(&mut self, lesson: &str) -> anyhow::Result<()> {
        let (block, set) = (self.dice(20), self.dice(3) > 0);
        let keeps = vec![register(&format!("bookmark/{lesson}/{block}"), json!(set))];
        let request = json!({ "lesson": lesson, "block": block, "set": set });
        self.keep(Keeping::new("bookmark.set", request, keeps)).await?;
        Ok(())
    }

    async fn answers_question(&mut self, lesson: &str, question: &Value) -> anyhow::Result<()> {
        let (id, response) = (question["id"].clone(), self.response(question));
        let keeps = vec![fact(json!({
            "type": "check_answered", "lesson": { "id": lesson }, "question": id, "response": response
        }))];
        let request = json!({ "lesson": lesson, "question": id, "response": response });
        self.keep(Keeping::new("lesson.answer", request, keeps)).await?;
        Ok(())
    }
}
