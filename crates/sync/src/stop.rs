//! The stop: given when consent is taken back, the person signs out, or the app closes. From then on nothing is sent.

use tokio::sync::watch;

/// Sees whether the stop was given.
#[derive(Debug, Clone)]
pub struct Stop(watch::Receiver<bool>);

/// Gives the stop; so does dropping it, for whoever could give it is gone.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// A stop and the hand that gives it.
#[must_use]
pub fn stop() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    /// Nothing more is sent, and what is on the way is broken off.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Whether it was given.
    #[must_use]
    pub fn is_given(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Ends when it is given.
    pub async fn given(&self) {
        let mut receiver = self.0.clone();
        // An error means that the stopper is gone.
        drop(receiver.wait_for(|given| *given).await);
    }

    /// What comes of `work`, unless the stop is given before or while it is done: then it is dropped.
    pub async fn unless<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.given() => None,
            done = work => Some(done),
        }
    }
}
