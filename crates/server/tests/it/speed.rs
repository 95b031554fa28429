//! Nothing gets slower than the number of facts: a device with ten thousand unsent ones. The time allowed is that of an
//! unoptimised build on a machine with other work.

use std::time::Instant;

use protocol::sync::{Request, limit};
use serde_json::json;

use crate::{
    academy::Academy,
    tablet::{Tablet, register},
};

on_both! {
    async fn ten_thousand_unsent_facts_are_taken(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let token = academy.member(&organisation, "learner", "budi@mitra.co.id").await;
        let mut tablet = Tablet::new(1);
        for _ in 0..100 {
            tablet.complete(1..=99);
            tablet.complete(100..=100);
        }
        let (count, begun) = (tablet.facts.len(), Instant::now());
        assert_eq!(count, 10_000);
        for first in (1..=count).step_by(limit::FACTS) {
            let registers = (0..20).map(|number| register(&format!("position/{number}"), &json!(first), first as u64, 1));
            let runs = vec![tablet.run(first, first + limit::FACTS - 1)];
            academy.sync(&token, &Request { runs, registers: registers.collect(), ..tablet.request(1) }).await;
        }
        let took = begun.elapsed();
        assert_eq!(academy.sync(&token, &tablet.request(count + 1)).await.has, [tablet.head().unwrap()]);
        assert!(took.as_secs() < 60, "{took:?}");
        eprintln!("10,000 facts in {took:?}");
    }
}
