//! SIGKILL at random instants of every stage: nothing called saved is lost or doubled, and the app comes back to the
//! same place. `ACADEMY_KILLS` says how many, of all stages together.

use std::time::Duration;

use academy_faults::Witness;
use device::{Chance, SeededChance};

use crate::{
    child::{Run, command, finish},
    home::{self, Home},
};

const STAGES: u64 = 6;
/// An installation that was cut off is made up for by the next start; without optimisation that takes its time.
const REOPENS_WITHIN: Duration = Duration::from_secs(if cfg!(debug_assertions) { 15 } else { 3 });

fn kills() -> u64 {
    let wanted = std::env::var("ACADEMY_KILLS").ok().and_then(|text| text.parse().ok());
    wanted.unwrap_or(200_u64).div_ceil(STAGES)
}

/// Where a stage begins.
struct Scene {
    stage: &'static str,
    home: Home,
    witness: Witness,
    /// Lines of one run, at most, before the kill.
    most: u64,
    /// Begin anew for every kill.
    anew: bool,
}

impl Scene {
    /// A learner who said a name on a machine with the curriculum.
    fn known(stage: &'static str, most: u64) -> Self {
        let (home, mut witness) = (Home::new(), Witness::default());
        finish(command(&home.machine(), &witness, 1, "first-start"), &mut witness);
        Self { stage, home, witness, most, anew: false }
    }
}

/// Kills and reopens, over and over. How many kills hit a call on its way.
async fn kill(scene: Scene) -> u64 {
    let chance = SeededChance::new(20_261_126);
    let (mut hits, mut slowest) = (0, Duration::ZERO);
    let (mut home, mut witness) = (scene.home.copy(), scene.witness.clone());
    let (mut left, mut seed) = (kills(), 100);
    while left > 0 {
        seed += 1;
        let mut run = Run::start(command(&home.machine(), &witness, seed, scene.stage), &mut witness);
        let lines = usize::try_from(1 + chance.seed() % scene.most).unwrap();
        if !run.hear(lines) {
            // Nothing more to do in this folder.
            run.end();
            (home, witness) = (scene.home.copy(), scene.witness.clone());
            continue;
        }
        let longest = if lines == 1 { Duration::from_millis(600) } else { run.answered_in() };
        let moment = longest.mul_f64((chance.seed() % 1_000) as f64 / 1_000.0);
        hits += u64::from(run.kill_after(moment));
        let findings = witness.verify(&home.machine()).await.unwrap();
        assert!(findings.is_good(), "{} kills left: {}", left, findings.told());
        assert!(findings.notices.is_empty(), "{:?}", findings.notices);
        slowest = slowest.max(findings.reopened_in);
        left -= 1;
        if scene.anew {
            (home, witness) = (scene.home.copy(), scene.witness.clone());
        }
    }
    println!("{}: {} kills, {hits} inside a call, slowest start {slowest:?}", scene.stage, kills());
    assert!(slowest < REOPENS_WITHIN, "{slowest:?}");
    hits
}

#[tokio::test]
async fn long_kills_in_the_first_start() {
    let (home, witness) = (Home::new(), Witness::default());
    let hits = kill(Scene { stage: "first-start", home, witness, most: 5, anew: true }).await;
    assert!(hits > 0, "no kill hit a call");
}

/// An older edition is installed, and the app carries a newer one.
#[tokio::test]
async fn long_kills_in_an_installation() {
    let (home, mut witness) = (Home::with_edition(&home::pack(home::OLDER)), Witness::default());
    finish(command(&home.machine(), &witness, 1, "first-start,lesson,check"), &mut witness);
    home.carries(&home::pack(home::NEWER));
    let hits = kill(Scene { stage: "install", home, witness, most: 1, anew: true }).await;
    assert!(hits > 0, "no kill hit the installation");
}

#[tokio::test]
async fn long_kills_in_a_lesson() {
    let hits = kill(Scene::known("lesson", 40)).await;
    assert!(hits > 0, "no kill hit a call");
}

#[tokio::test]
async fn long_kills_in_a_check() {
    let hits = kill(Scene::known("check", 40)).await;
    assert!(hits > 0, "no kill hit a call");
}

#[tokio::test]
async fn long_kills_in_a_quiz() {
    let hits = kill(Scene::known("quiz", 40)).await;
    assert!(hits > 0, "no kill hit a call");
}

#[tokio::test]
async fn long_kills_in_an_exam() {
    let hits = kill(Scene::known("exam", 40)).await;
    assert!(hits > 0, "no kill hit a call");
}
