//! Opening a lesson, from the request to the answer.

use std::time::Instant;

use academy::Academy;
use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    corpus::{Dice, place::Place},
    desk::call,
    measure::Times,
};

/// Opens lessons from all over the curriculum, each in the language now and then in the other.
///
/// # Errors
/// When a lesson does not open, or another one does.
pub async fn measure(academy: &Academy, lessons: usize, times: usize) -> Result<Times> {
    let mut dice = Dice::of(&[20]);
    let mut measured = Times::default();
    while measured.count() < times {
        let place = Place { lesson: dice.below(lessons) };
        if !place.is_lab() {
            let id = place.lesson_id();
            let request = json!({ "lesson": id });
            let start = Instant::now();
            let view = call(academy, "lesson.open", request).await?;
            measured.push(start.elapsed());
            ensure!(view["id"] == id.as_str(), "{id} was asked for, not {}", view["id"]);
            academy.settle().await;
        }
    }
    Ok(measured)
}
