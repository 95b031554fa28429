//! The loop beside the app: waits for what calls for a talk, talks, waits again; for ever, until it is stopped. Nobody
//! waits for it.

use std::{fmt::Debug, time::Duration};

use chrono::{DateTime, Utc};
use tokio::sync::mpsc::Receiver;

use crate::{
    exchange::{Ended, exchange},
    failure::{Failure, FailureCode},
    pace::{Pace, Trigger},
    stop::Stop,
    store::{Store, StoreError},
    transport::Transport,
};

/// Time and chance, and where the pace is kept.
pub trait Surroundings: Debug + Send + Sync {
    /// The time by this machine's clock.
    fn now(&self) -> DateTime<Utc>;
    /// Chance.
    fn seed(&self) -> u64;
    /// Ends after this time; a machine that slept meanwhile may come later.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send;
    /// The pace as it was kept last; the default where there is none.
    fn load_pace(&self) -> impl Future<Output = Result<Pace, StoreError>> + Send;
    /// Keeps the pace, for the next start and for the screen.
    fn save_pace(&self, pace: &Pace) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// The longest the loop sleeps at once, so that a clock that was put right, or a machine that slept, is noticed.
const NAP: Duration = Duration::from_secs(60);

/// Talks whenever it is time, until the stop is given, or everybody who could trigger is gone.
pub async fn keep_going<S: Store, T: Transport>(
    app: &str,
    store: &S,
    transport: &T,
    around: &impl Surroundings,
    mut triggers: Receiver<Trigger>,
    stop: &Stop,
) {
    let mut pace = around.load_pace().await.unwrap_or_else(|error| {
        tracing::warn!(%error, "how the last synchronisation went cannot be read");
        Pace::default()
    });
    let mut due = pace.on(Trigger::Start, around.now());
    loop {
        match stop.unless(wait(&pace, due, around, &mut triggers)).await {
            Some(Waited::Due) => {}
            Some(Waited::Sooner(sooner)) => {
                due = sooner;
                continue;
            }
            Some(Waited::Nobody) | None => return,
        }
        let ended = exchange(app, store, transport, stop).await;
        if matches!(ended, Ok(Ended::Stopped)) {
            return;
        }
        note(&mut pace, ended, around);
        if let Err(error) = around.save_pace(&pace).await {
            tracing::warn!(%error, "how the synchronisation went cannot be kept");
        }
        due = pace.idle(around.now(), around.seed());
    }
}

enum Waited {
    Due,
    Sooner(DateTime<Utc>),
    Nobody,
}

async fn wait(
    pace: &Pace,
    due: DateTime<Utc>,
    around: &impl Surroundings,
    triggers: &mut Receiver<Trigger>,
) -> Waited {
    loop {
        let left = (due - around.now()).to_std().unwrap_or_default();
        if left.is_zero() {
            return Waited::Due;
        }
        tokio::select! {
            () = around.sleep(left.min(NAP)) => {}
            trigger = triggers.recv() => match trigger {
                Some(trigger) => return Waited::Sooner(due.min(pace.on(trigger, around.now()))),
                None => return Waited::Nobody,
            },
        }
    }
}

fn note(pace: &mut Pace, ended: Result<Ended, Failure>, around: &impl Surroundings) {
    let failure = match ended {
        Ok(Ended::Done(summary)) if summary.refused.is_empty() => return pace.succeed(around.now()),
        Ok(Ended::Done(summary)) => Failure::new(FailureCode::NotTaken, format!("{:?}", summary.refused)),
        Ok(Ended::NotAllowed | Ended::Stopped) => Failure::new(FailureCode::NoConsent, "not allowed here"),
        Err(failure) => failure,
    };
    tracing::info!(code = ?failure.code, detail = %failure.detail, "synchronisation did not come to its end");
    pace.fail(&failure, around.now(), around.seed());
}
