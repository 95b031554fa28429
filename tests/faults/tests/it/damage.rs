//! Random damage to the files of a learner's machine: the app always starts, nothing is deleted or invented, facts on
//! pages that were not hit come back, and the next thing is saved. `ACADEMY_FLIPS` says how many.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use academy_faults::{Witness, line::says, witness::Problem};
use device::{Chance, SeededChance};
use serde_json::Value;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    child::{Run, command},
    home::Home,
};

const PAGE: usize = 4096;

fn damages() -> u64 {
    let wanted = std::env::var("ACADEMY_FLIPS").ok().and_then(|text| text.parse().ok());
    wanted.unwrap_or(200)
}

/// A machine as a killed process leaves it: logs beside the files, a copy of the record from some time before.
struct Scene {
    home: Home,
    witness: Witness,
    /// The facts of the record, as the file has them.
    facts: Vec<(Value, String)>,
}

impl Scene {
    async fn new() -> Self {
        let (home, mut witness) = (Home::new(), Witness::default());
        let machine = home.machine();
        let stages = "first-start,lesson,check,quiz,exam";
        let mut run = Run::start(command(&machine, &witness, 1, stages), &mut witness);
        assert!(run.hear(120));
        run.kill_after(std::time::Duration::ZERO);
        let (academy, _) = machine.start(witness.next_at(), 2).await;
        academy.tend().await;
        academy.close().await;
        let mut run = Run::start(command(&machine, &witness, 3, stages), &mut witness);
        assert!(run.hear(120));
        run.kill_after(std::time::Duration::ZERO);
        let facts = facts(&home.copy()).await;
        assert!(facts.len() > 60, "{}", facts.len());
        Self { home, witness, facts }
    }

    /// Every file below the data folder, from there.
    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        walk(&self.home.data(), &mut files);
        files.sort();
        files.iter().map(|file| file.strip_prefix(self.home.data()).unwrap().to_owned()).collect()
    }
}

/// The body and the text of every fact.
async fn facts(home: &Home) -> Vec<(Value, String)> {
    let options = SqliteConnectOptions::new().filename(home.machine().record_file().unwrap());
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    let texts: Vec<String> =
        sqlx::query_scalar("SELECT canonical FROM fact").fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    texts.into_iter().map(|text| (serde_json::from_str(&text).unwrap(), text)).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            folder if folder.is_dir() => walk(&folder, files),
            file => files.push(file),
        }
    }
}

/// What was done to a file, and from which byte on.
#[derive(Debug)]
struct Damage {
    kind: &'static str,
    from: usize,
}

/// Damages the file in one of the ways of disks, backups and people.
fn hurt(file: &Path, other: &Path, chance: &SeededChance) -> Damage {
    let mut bytes = std::fs::read(file).unwrap();
    let dice = |sides: usize| usize::try_from(chance.seed() % sides.max(1) as u64).unwrap();
    let (kind, from) = match dice(6) {
        0 | 1 => {
            let places: Vec<_> = (0..=dice(16)).map(|_| dice(bytes.len())).collect();
            for at in &places {
                if let Some(byte) = bytes.get_mut(*at) {
                    *byte ^= 1 << dice(8);
                }
            }
            ("flipped", places.into_iter().min().unwrap_or(0))
        }
        2 => {
            let left = dice(bytes.len());
            bytes.truncate(left);
            ("cut", left)
        }
        3 => {
            let at = dice(bytes.len()) / PAGE * PAGE;
            let page = at..(at + PAGE * (1 + dice(3))).min(bytes.len());
            bytes[page].fill(0);
            ("zeroed", at)
        }
        4 => {
            let at = dice(bytes.len());
            let junk = at..(at + 1 + dice(3 * PAGE)).min(bytes.len());
            bytes[junk].fill_with(|| dice(256) as u8);
            ("overwritten", at)
        }
        _ => {
            bytes = std::fs::read(other).unwrap();
            ("swapped", 0)
        }
    };
    std::fs::write(file, bytes).unwrap();
    Damage { kind, from }
}

#[derive(Debug, Default)]
struct Tally {
    rounds: u32,
    put_aside: u32,
    facts: usize,
    kept: usize,
}

#[tokio::test]
async fn long_flips_cuts_and_swaps_never_stop_the_app() {
    let scene = Scene::new().await;
    let files = scene.files();
    let chance = SeededChance::new(20_261_126);
    let pick =
        |files: &[PathBuf]| files[usize::try_from(chance.seed() % files.len() as u64).unwrap()].clone();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for round in 0..damages() {
        let (file, other) = (pick(&files), pick(&files));
        let home = scene.home.copy();
        let before = std::fs::read(home.data().join(&file)).unwrap();
        let damage = hurt(&home.data().join(&file), &home.data().join(&other), &chance);
        let what = format!("round {round}: {} {} ({})", file.display(), damage.kind, other.display());

        let mut witness = scene.witness.clone();
        let findings = witness.verify(&home.machine()).await.unwrap();
        let wrong = findings.problems.iter().filter(|problem| !is_loss(problem)).count();
        assert_eq!(wrong, 0, "{what}: {}", findings.told());
        let aside =
            findings.notices.iter().any(|code| code == "record_put_aside" || code == "library_renewed");
        if aside {
            assert!(is_aside(&home.data()), "{what}: the damaged file is gone");
        }
        let spared = scene.spared(&file, &before, &damage);
        for problem in &findings.problems {
            if let Problem::Lost { at, what: lost } = problem {
                let at = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
                let gone = |fact: &Value| fact["at"] == *at && says(lost, &fact["body"]);
                assert!(!spared.iter().any(|fact| gone(fact)), "{what}: {problem}");
            }
        }
        let name = file.file_name().unwrap().to_string_lossy();
        let name = name.strip_prefix("0000").map_or(name.to_string(), |_| "copy".to_owned());
        let tally = tallies.entry(format!("{name} {}", damage.kind)).or_default();
        tally.rounds += 1;
        tally.put_aside += u32::from(aside);
        tally.kept += findings.facts;
        tally.facts += scene.facts.len();
    }
    for (name, tally) in tallies {
        let Tally { rounds, put_aside, facts, kept } = tally;
        println!("{name}: {rounds} rounds, {put_aside} put aside, {kept} of {facts} facts kept");
    }
}

/// What damage may do: take facts and registers away.
const fn is_loss(problem: &Problem) -> bool {
    matches!(problem, Problem::Lost { .. } | Problem::Register { .. } | Problem::Place { .. })
}

/// Whether a file was put aside somewhere below the folder.
fn is_aside(folder: &Path) -> bool {
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.iter().any(|file| file.to_string_lossy().contains(".damaged-"))
}

impl Scene {
    /// Facts that the damage did not touch: their text lies on pages of the record that were not hit.
    fn spared(&self, file: &Path, before: &[u8], damage: &Damage) -> Vec<&Value> {
        let name = file.file_name().unwrap().to_string_lossy();
        let all = self.facts.iter();
        match name.as_ref() {
            "record.sqlite" => {
                all.filter(|(_, text)| is_spared(text, before, damage)).map(|(fact, _)| fact).collect()
            }
            // What a damaged log still gives is up to its checksums.
            "record.sqlite-wal" => Vec::new(),
            _ => all.map(|(fact, _)| fact).collect(),
        }
    }
}

fn is_spared(text: &str, before: &[u8], damage: &Damage) -> bool {
    let first = damage.from / PAGE * PAGE;
    let place = before.windows(text.len()).position(|window| window == text.as_bytes());
    place.is_some_and(|at| at + text.len() <= first)
}
