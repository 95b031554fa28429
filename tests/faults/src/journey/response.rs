//! Some answer to a question, in the form that its screen would send. Right or wrong is chance.

use std::io::Write;

use serde_json::{Value, json};

use super::{Journey, list};

impl<W: Write> Journey<W> {
    pub(super) fn response(&self, question: &Value) -> Value {
        let options: Vec<Value> =
            list(&question["options"]).iter().map(|option| option["index"].clone()).collect();
        match question["kind"].as_str().unwrap_or_default() {
            "single" | "true_false" => {
                json!({ "type": "choice", "picked": self.one(&options).into_iter().collect::<Vec<_>>() })
            }
            "multiple" => {
                let picked: Vec<_> = options.iter().filter(|_| self.dice(2) == 0).collect();
                json!({ "type": "choice", "picked": picked })
            }
            "numeric" => json!({ "type": "numeric", "text": self.dice(100).to_string() }),
            "ordering" => json!({ "type": "ordering", "order": options }),
            "matching" => json!({ "type": "matching", "pairs": self.pairs(question) }),
            "cloze" => json!({ "type": "cloze", "gaps": self.gaps(question) }),
            _ => json!({ "type": "text", "text": format!("jawaban {}", self.dice(1_000)) }),
        }
    }

    fn pairs(&self, question: &Value) -> Vec<Value> {
        let right: Vec<Value> = list(&question["right"]).iter().map(|cell| cell["index"].clone()).collect();
        list(&question["left_html"]).iter().map(|_| self.one(&right).cloned().unwrap_or_default()).collect()
    }

    fn gaps(&self, question: &Value) -> Vec<Value> {
        let parts = list(&question["cloze"]).iter().flat_map(list);
        let gaps = parts.filter(|part| part["type"] == "gap");
        gaps.map(|gap| match self.one(list(&gap["choices"])) {
            Some(choice) => json!({ "type": "picked", "option": choice["index"] }),
            None => json!({ "type": "typed", "text": self.dice(100).to_string() }),
        })
        .collect()
    }
}
