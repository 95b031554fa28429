//! Signing up: an invitation, an address, a password, and what the person chose on their device.
//!
//! The answer is the same whether or not the address has an account; the letter tells its owner.

use axum::{extract::State, http::StatusCode};
use learning::hash::ContentHash;
use protocol::ConsentDecision;
use serde::Deserialize;

use crate::{
    app::App,
    email,
    failure::{Failure, FailureCode, Result},
    http::{Client, Sent},
    id::AccountId,
    lang::Lang,
    password, post,
    proof::{self, Purpose},
    store::{Door, NewAccount, NewConsent},
    text,
};

/// More choices than any notice asks for.
const CHOICES: usize = 50;

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    /// The code that the organisation gave out.
    invitation: String,
    email: String,
    name: String,
    password: String,
    language: Lang,
    /// What was chosen for each purpose of the privacy notice, as the device keeps it: `consent_decision` messages.
    #[schema(value_type = Vec<Object>)]
    consents: Vec<ConsentDecision>,
}

#[utoipa::path(post, path = "/v1/sign-up", tag = "account", operation_id = "account_sign_up", request_body = Request,
    responses((status = 202, description = "A letter is on its way to the address."), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, client: Client, Sent(request): Sent<Request>) -> Result<StatusCode> {
    app.rates.client(&client)?;
    let email = email::normal(&request.email).ok_or_else(|| Failure::invalid("email"))?;
    let name = text::line("name", &request.name, 1..=120)?;
    password::check(&request.password)?;
    if request.password.to_lowercase() == email {
        return Err(Failure::invalid("password"));
    }
    let choices = checked(&app, &request.consents)?;
    app.rates.address(proof::address_hash(&email))?;
    let password = app.passwords.hash(request.password, app.chance.as_ref()).await?;

    let mut tx = app.store.write(Door).await?;
    let invitation = tx.use_invitation(proof::code_hash(&request.invitation), app.now()).await?;
    let (organisation, role) = invitation.ok_or_else(invitation_invalid)?;
    let new = NewAccount {
        id: AccountId(app.chance.uuid()),
        organisation,
        email: &email,
        name: &name,
        lang: request.language,
        role,
        password: &password,
    };
    if tx.add_account(&new, app.now()).await? {
        for choice in &choices {
            tx.add_consent(new.id, choice, app.now()).await?;
        }
        post::write_code(&mut tx, &app, &email, Some(new.id), request.language, Purpose::Verify).await?;
        tx.commit().await?;
    } else {
        // Dropped: the invitation is not used up by it.
        drop(tx);
        let mut tx = app.store.write(Door).await?;
        post::write_known(&mut tx, &app, &email, request.language).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::ACCEPTED)
}

/// The choices with their hashes, each about a text that was published.
fn checked<'a>(app: &App, consents: &'a [ConsentDecision]) -> Result<Vec<NewConsent<'a>>> {
    if consents.len() > CHOICES {
        return Err(Failure::invalid("consents"));
    }
    let one = |said: &'a ConsentDecision| {
        let hash = |text: &str| ContentHash::parse(text).map_err(|_| Failure::invalid("consents"));
        let (text, receipt) = (hash(&said.text)?, hash(&said.receipt_hash)?);
        let is_known = app.notices.is_published(&said.notice, &said.language, text)
            && app.notices.is_choice(&said.purpose)
            && text::line("app_version", &said.app_version, 0..=40)? == said.app_version;
        let new = NewConsent {
            said,
            text: *text.as_bytes(),
            receipt_hash: *receipt.as_bytes(),
            is_published: true,
        };
        if is_known { Ok(new) } else { Err(notice_unknown(&said.purpose)) }
    };
    consents.iter().map(one).collect()
}

fn invitation_invalid() -> Failure {
    Failure::new(
        FailureCode::InvitationInvalid,
        "Kode undangan ini tidak berlaku. Periksa ketikannya, atau minta kode baru kepada manajer mitra Anda.",
        "This invitation code is not valid. Check the spelling, or ask your partner manager for a new one.",
        "invitation",
    )
}

fn notice_unknown(purpose: &str) -> Failure {
    Failure::new(
        FailureCode::NoticeUnknown,
        "Pilihan Anda merujuk ke pemberitahuan privasi yang tidak dikenal server. Perbarui aplikasi, lalu pilih lagi.",
        "Your choices are about a privacy notice that the server does not know. Update the app and choose again.",
        purpose,
    )
}
