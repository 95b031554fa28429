//! `attempt.start`: draws the questions and begins. Refused with `attempt_unfinished`, `attempt_cooling_down` or
//! `attempt_limit`.

use device::Change;
use learning::{
    attempt::{Refused, plan_start},
    fact::AttemptId,
    id::QuizId,
};
use serde::Deserialize;
use ts_rs::TS;

use super::open::AttemptView;
use crate::{
    Academy,
    failure::{Failure, FailureCode, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartAttempt {
    pub quiz: QuizId,
}

pub(crate) async fn run(academy: &Academy, request: StartAttempt) -> Result<AttemptView> {
    let desk = &mut *academy.desk().await;
    let shelf = desk.shelf()?;
    let outline = shelf.quiz_outline(shelf.quiz_item(&request.quiz)?)?;
    let attempt = AttemptId(desk.chance().uuid());
    let plan = plan_start(desk.record(), outline, desk.now(), desk.seed(), attempt).map_err(refused)?;
    let fact = plan.started(outline, shelf.version());
    // What cannot be shown must not begin: a damaged quiz is found, and mended, before the attempt counts.
    shelf.page(request.quiz.as_str()).await?;
    let step = shelf.quiz_step(&request.quiz);
    desk.commit(Change { facts: vec![fact], registers: Vec::new() }).await?;
    desk.remember(step);
    super::open::view(desk, attempt).await
}

fn refused(refused: Refused) -> Failure {
    let (code, id, en) = match &refused {
        Refused::Unfinished { .. } => (
            FailureCode::AttemptUnfinished,
            "Masih ada percobaan yang belum dikumpulkan. Lanjutkan percobaan itu dulu.",
            "An attempt is not handed in yet. Go on with that one first.",
        ),
        Refused::CoolingDown { .. } => (
            FailureCode::AttemptCoolingDown,
            "Jeda setelah percobaan yang gagal belum selesai. Gunakan waktunya untuk mengulang pelajaran yang disarankan.",
            "The wait after a failed attempt is not over. Use the time for the lessons suggested.",
        ),
        Refused::LimitReached { .. } => (
            FailureCode::AttemptLimit,
            "Semua kesempatan sudah dipakai. Hubungi pengelola Akademi di perusahaan Anda.",
            "All attempts are used. Ask the person who manages the Academy at your company.",
        ),
    };
    Failure::new(code, id, en, refused.to_string())
}
