//! A series of cuts, and what came of all of them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use fastrand::Rng;
use power_cut_disk::cut::Loss;

use crate::bench::{Bench, Cut, Plan, Stage, State, lying};

/// Something a learner is in the midst of, and the disk before it.
#[derive(Debug)]
pub struct Scene {
    name: &'static str,
    stage: Stage,
    edition: PathBuf,
    before: State,
    /// Requests of an undisturbed run.
    requests: u64,
}

/// Plays every scene once without a cut.
pub fn scenes(bench: &Bench, edition: &Path, next: Option<&Path>) -> anyhow::Result<Vec<Scene>> {
    let mut scenes = Vec::new();
    let mut play = |name, stage, edition: &Path, before: &State| {
        let mut after = before.clone();
        let requests = bench.undisturbed(&mut after, stage, edition)?;
        let edition = edition.to_owned();
        scenes.push(Scene { name, stage, edition, before: before.clone(), requests });
        Ok::<_, anyhow::Error>(after)
    };
    let installed = play("install", Stage::Install, edition, &State::fresh())?;
    let signed_up = play("sign-up", Stage::FirstStart, edition, &installed)?;
    play("lesson", Stage::Lesson, edition, &signed_up)?;
    let checked = play("check", Stage::Check, edition, &signed_up)?;
    let examined = play("quiz", Stage::Quiz, edition, &checked)?;
    play("exam", Stage::Exam, edition, &checked)?;
    if let Some(next) = next {
        play("update", Stage::Install, next, &examined)?;
    }
    Ok(scenes)
}

#[derive(Debug, Default)]
pub struct Tally {
    pub cuts: u64,
    /// Scene, and what was being asked of the disk.
    pub fell: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// Facts called saved before each cut, those of earlier runs on that disk included.
    pub acknowledged: usize,
    pub lost: usize,
    /// Registers without the value called saved.
    pub registers_lost: usize,
    /// Cuts after which something called saved was not there.
    pub cuts_that_lost: u64,
    /// Problems of any kind, with where they come from.
    pub problems: Vec<String>,
    pub damaged: u64,
    pub loss: Loss,
    pub slowest: Duration,
}

/// Cuts the power again and again. Half of the time the next run goes on where the last cut left the disk.
pub fn cut_again_and_again(bench: &Bench, scenes: &[Scene], cuts: u64, seed: u64) -> anyhow::Result<Tally> {
    let (mut tally, mut left) = (Tally::default(), None);
    for number in 0..cuts {
        let mut dice = Rng::with_seed(seed.wrapping_add(number << 32));
        let scene = &scenes[usize::try_from(number)? % scenes.len()];
        let goes_on = left.take().filter(|_| scene.stage > Stage::Install && dice.bool());
        let mut state = goes_on.unwrap_or_else(|| scene.before.clone());
        let plan = plan(scene, &mut dice);
        let cut = bench.cut(&mut state, scene.stage, &scene.edition, plan)?;
        tally.take(scene, &cut, plan.seed);
        // Not from the update: the scenes after it carry the first edition.
        left = (cut.found.problems.is_empty() && scene.name != "update").then_some(state);
    }
    Ok(tally)
}

/// The same on a disk that lies about syncing the log.
pub fn cut_with_lies(bench: &Bench, scenes: &[Scene], cuts: u64, seed: u64) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let learning: Vec<_> = scenes.iter().filter(|scene| scene.stage > Stage::Install).collect();
    for number in 0..cuts {
        let mut dice = Rng::with_seed(seed.wrapping_add(number << 32));
        let scene = learning[usize::try_from(number)? % learning.len()];
        let mut state = lying(scene.before.clone());
        let plan = plan(scene, &mut dice);
        let cut = bench.cut(&mut state, scene.stage, &scene.edition, plan)?;
        tally.take(scene, &cut, plan.seed);
    }
    Ok(tally)
}

fn plan(scene: &Scene, dice: &mut Rng) -> Plan {
    // Now and then the process is given time to say that all is well when nothing is.
    let agony = if dice.bool() { dice.u64(..300) } else { 0 };
    // Now and then after its end.
    let after = dice.u64(..scene.requests + scene.requests.div_ceil(10));
    Plan { after, agony: Duration::from_millis(agony), seed: dice.u64(..) }
}

impl Tally {
    fn take(&mut self, scene: &Scene, cut: &Cut, seed: u64) {
        let fell = cut.moment.as_ref().map_or_else(|| "at rest".to_owned(), ToString::to_string);
        let found = &cut.found;
        self.cuts += 1;
        self.acknowledged += found.kept + found.lost;
        self.lost += found.lost;
        self.registers_lost += found.registers_lost;
        self.cuts_that_lost += u64::from(found.lost + found.registers_lost > 0);
        self.damaged += u64::from(found.is_damaged);
        self.loss += cut.loss;
        self.slowest = self.slowest.max(found.reopened_in);
        let problems = found.problems.iter();
        self.problems
            .extend(problems.map(|problem| format!("{} at {fell}, seed {seed}: {problem}", scene.name)));
        *self.fell.entry(scene.name).or_default().entry(fell).or_default() += 1;
    }
}
