//! SIGKILL at any moment: nothing that was acknowledged is lost or doubled.

use std::path::Path;

use device::{Clock, FixedClock, Record, SeededChance};

use crate::{
    child,
    home::{Home, block, lesson_done, lessons, noon},
};

const ROUNDS: u64 = 25;
const NAME: &str = "kill::nothing_acknowledged_is_lost_when_the_process_is_killed";

#[tokio::test]
async fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    if let Some(folder) = child::folder() {
        return acknowledge_until_killed(&folder).await;
    }
    let home = Home::new();
    let chance = SeededChance::new(20_261_123);
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let last = child::run_and_kill(NAME, home.dir.path(), &chance, 20, 3_000_000);
        acknowledged = acknowledged.max(last);
        let (mut record, notices) = home.open().await;
        assert_eq!(notices, [], "round {round}");
        assert!(record.count() >= acknowledged, "round {round}: {} of {acknowledged}", record.count());
        assert_eq!(lessons(&mut record).await, (1..=record.count()).collect::<Vec<_>>(), "round {round}");
        assert_eq!(block(&record), u64::from(record.count()), "round {round}");
        acknowledged = record.count();
    }
    assert!(acknowledged > 100);
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
