//! The texts a new item begins with, and how they are filled in.

/// Indonesian and English.
pub type Template = (&'static str, &'static str);

/// What stands for each `{{name}}`.
pub type Values<'a> = [(&'a str, &'a str)];

pub const COURSE: Template = (include_str!("template/course.md"), include_str!("template/course.en.md"));
pub const MODULE: Template = (include_str!("template/module.md"), include_str!("template/module.en.md"));
pub const LESSON: Template = (include_str!("template/lesson.md"), include_str!("template/lesson.en.md"));
pub const LAB: Template = (include_str!("template/lab.md"), include_str!("template/lab.en.md"));
pub const QUIZ: Template = (include_str!("template/quiz.md"), include_str!("template/quiz.en.md"));
pub const QUESTION: Template =
    (include_str!("template/question.md"), include_str!("template/question.en.md"));

/// Replaces each `{{name}}` in one pass, so that a title which looks like a name stays as it is.
pub fn fill(template: &str, values: &Values<'_>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let named = after.split_once("}}");
        let value = named.and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, tail))
        });
        filled.push_str(before);
        match value {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push_str("{{");
                rest = after;
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_once() {
        let values = [("title", "{{id}}"), ("id", "q-1a1a")];
        assert_eq!(fill("# {{title}} {#{{id}}} {{x}}", &values), "# {{id}} {#q-1a1a} {{x}}");
    }
}
