//! Letters: written in a transaction, sent afterwards.

mod send;
mod words;

use chrono::TimeDelta;

use crate::{
    app::App,
    failure::Result,
    id::{AccountId, LetterId},
    lang::Lang,
    proof::{self, LETTER_CODE_LIVES, Purpose},
    store::{Door, LetterRow, Tx},
};

pub use send::{Post, PostError};

/// How long a letter without a code is tried.
const LETTER_LIVES: TimeDelta = TimeDelta::days(2);

/// Makes a code for an address and writes the letter that brings it. Without an account the code is never good and the
/// letter is for nobody: the same rows are written, so that the time tells nothing.
pub(crate) async fn write_code(
    tx: &mut Tx<Door>,
    app: &App,
    email: &str,
    account: Option<AccountId>,
    lang: Lang,
    purpose: Purpose,
) -> Result<()> {
    let code = proof::new_code(app.chance.as_ref(), 3);
    let until = app.now() + LETTER_CODE_LIVES;
    let address = proof::address_hash(email);
    tx.put_proof(address, purpose, account, proof::code_hash(&code), until).await?;
    let letter = LetterRow {
        id: LetterId(app.chance.uuid()),
        address: account.map(|_| email.to_owned()),
        lang,
        kind: purpose.name().to_owned(),
        code: Some(code),
        tries: 0,
    };
    Ok(tx.add_letter(&letter, app.now(), until).await?)
}

/// Tells the owner of an address that somebody signed up with it although it has an account.
pub(crate) async fn write_known(tx: &mut Tx<Door>, app: &App, email: &str, lang: Lang) -> Result<()> {
    write_note(tx, app, email, lang, "known").await
}

/// Tells the owner of an account that its password is another one now.
pub(crate) async fn write_changed(tx: &mut Tx<Door>, app: &App, email: &str) -> Result<()> {
    let lang = tx.find_account_by_email(email).await?.map_or(Lang::Id, |account| account.lang);
    write_note(tx, app, email, lang, "changed").await
}

async fn write_note(tx: &mut Tx<Door>, app: &App, email: &str, lang: Lang, kind: &str) -> Result<()> {
    let letter = LetterRow {
        id: LetterId(app.chance.uuid()),
        address: Some(email.to_owned()),
        lang,
        kind: kind.to_owned(),
        code: None,
        tries: 0,
    };
    Ok(tx.add_letter(&letter, app.now(), app.now() + LETTER_LIVES).await?)
}
