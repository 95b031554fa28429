//! SIGKILL at any moment: nothing that was acknowledged is lost or doubled.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
};

use device::{Chance, Clock, FixedClock, Record, SeededChance};

use crate::{
    child,
    home::{Home, block, lesson_done, lessons, noon},
};

const ROUNDS: u64 = 25;

#[tokio::test]
async fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    if let Some(folder) = child::folder() {
        return acknowledge_until_killed(&folder).await;
    }
    let home = Home::new();
    let chance = SeededChance::new(20_261_123);
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        acknowledged = run_and_kill(home.dir.path(), &chance, acknowledged);
        let (mut record, notices) = home.open().await;
        assert_eq!(notices, [], "round {round}");
        assert!(record.count() >= acknowledged, "round {round}: {} of {acknowledged}", record.count());
        assert_eq!(lessons(&mut record).await, (1..=record.count()).collect::<Vec<_>>(), "round {round}");
        assert_eq!(block(&record), u64::from(record.count()), "round {round}");
        acknowledged = record.count();
    }
    assert!(acknowledged > 100);
}

/// Reads a random number of acknowledgements, lets a random bit of time pass, kills; the last acknowledgement.
fn run_and_kill(folder: &Path, chance: &SeededChance, before: u32) -> u32 {
    let name = "kill::nothing_acknowledged_is_lost_when_the_process_is_killed";
    let mut child =
        child::command(name, folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = before;
    let mut left = 1 + chance.seed() % 20;
    while left > 0 {
        let line = lines.next().expect("the child ended by itself").unwrap();
        if let Some(number) = child::acknowledged(&line) {
            last = number;
            left -= 1;
        }
    }
    for spin in 0..chance.seed() % 3_000_000 {
        std::hint::black_box(spin);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // Acknowledged before the end, read after it.
    let rest = lines.map_while(Result::ok).filter_map(|line| child::acknowledged(&line));
    rest.last().unwrap_or(last)
}

async fn acknowledge_until_killed(folder: &Path) {
    let clock = FixedClock::at(noon());
    let path = folder.join("record.sqlite");
    let (mut record, _) = Record::open(&path, &clock, &SeededChance::new(3)).await.unwrap();
    loop {
        let number = record.count() + 1;
        record.commit(&lesson_done(number), clock.now()).await.unwrap();
        child::acknowledge(number);
    }
}
