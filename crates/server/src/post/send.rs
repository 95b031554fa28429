//! Sends letters by SMTP. One that cannot be sent is tried again, later each time, until it is too old.

use std::time::Duration;

use chrono::TimeDelta;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};

use super::words::words;
use crate::{
    app::App,
    config::Mail,
    failure::Result,
    store::{Door, LetterRow},
};

/// How long one try may take; no other process takes the letter for twice as long.
const TRY: Duration = Duration::from_secs(30);

/// Why no letter can leave.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The address of the mail server.
    #[error("mail server: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
    /// The sender's address.
    #[error("sender: {0}")]
    Sender(#[from] lettre::address::AddressError),
}

/// The way to the mail server.
#[derive(Debug)]
pub struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    academy: String,
}

impl Post {
    /// # Errors
    /// When the settings name no mail server or no sender.
    pub fn new(mail: &Mail) -> Result<Self, PostError> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.url)?.timeout(Some(TRY)).build();
        Ok(Self {
            server,
            from: Mailbox::new(Some(mail.name.clone()), mail.from.parse()?),
            academy: mail.name.clone(),
        })
    }

    /// Sends what is due; how many left.
    ///
    /// # Errors
    /// When the database does not answer. A mail server that does not is no error: the letter waits.
    pub async fn send_due(&self, app: &App) -> Result<u32> {
        let mut tx = app.store.write(Door).await?;
        let letters = tx.take_due_letters(app.now(), app.now() + 2 * TRY).await?;
        tx.commit().await?;
        let mut sent = 0;
        for letter in letters {
            let was_sent = self.send(&letter).await;
            let mut tx = app.store.write(Door).await?;
            if was_sent {
                tx.remove_letter(letter.id).await?;
                sent += 1;
            } else {
                tx.put_off_letter(letter.id, app.now() + wait(letter.tries)).await?;
            }
            tx.commit().await?;
        }
        Ok(sent)
    }

    async fn send(&self, letter: &LetterRow) -> bool {
        let Some(to) = letter.address.as_deref().and_then(|address| address.parse().ok()) else {
            return true;
        };
        let (subject, text) = words(letter, &self.academy);
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text);
        let sent = match message {
            Ok(message) => self.server.send(message).await.map(drop).map_err(|error| is_final(&error)),
            Err(_) => Err(true),
        };
        metrics::counter!("academy_letters_total", "sent" => sent.is_ok().to_string()).increment(1);
        match sent {
            Ok(()) => true,
            Err(is_final) => {
                // Without the error's words: a mail server's answer can quote the address.
                tracing::warn!(kind = letter.kind, tries = letter.tries, is_final, "a letter was not sent");
                is_final
            }
        }
    }
}

/// Whether trying again makes no sense.
fn is_final(error: &lettre::transport::smtp::Error) -> bool {
    error.is_permanent()
}

/// Half a minute, then twice as long each time, up to an hour.
fn wait(tries: u32) -> TimeDelta {
    TimeDelta::seconds(30 * (1 << tries.min(7))).min(TimeDelta::hours(1))
}
