//! `academy-server admin …`: the first organisation and the first manager, made on the server's own machine.

use std::{io::Write, sync::Arc};

use chrono::TimeDelta;

use super::{CommandError, erased, said};
use crate::{
    arguments::{Admin, Invite},
    chance::{Chance, SystemChance},
    clock::{Clock, SystemClock},
    config::Config,
    id::{InvitationId, OrganisationId},
    proof,
    store::{Machine, NewInvitation, Store},
    text,
};

pub(super) async fn run(
    config: &Config,
    admin: Admin,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandError> {
    if let Admin::EraseAgain { file } = &admin {
        let again = erased::again(&config.database, &erased::read(file)?).await?;
        return Ok(writeln!(out, "{again} akun dihapus lagi. / {again} accounts were erased again.")?);
    }
    let store = Store::open(&config.database).await?;
    let done = carry_out(&store, admin, &SystemClock, &Arc::new(SystemChance), out).await;
    store.close().await;
    done
}

async fn carry_out(
    store: &Store,
    admin: Admin,
    clock: &dyn Clock,
    chance: &Arc<SystemChance>,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandError> {
    match admin {
        Admin::AddOrganisation { name } => {
            let name = text::line("name", &name, 1..=200).map_err(|_| {
                said(
                    "Nama organisasi: satu baris, 1 sampai 200 karakter.",
                    "Name of an organisation: one line, 1 to 200 characters.",
                )
            })?;
            let id = OrganisationId(chance.uuid());
            let mut tx = store.write(Machine).await?;
            tx.add_organisation(id, &name, clock.now()).await?;
            tx.commit().await?;
            writeln!(out, "{id}")?;
        }
        Admin::EraseAgain { .. } => {}
        Admin::Erased => erased::print(store, out).await?,
        Admin::ListOrganisations => {
            for (id, name) in store.read(Machine).await?.list_organisations().await? {
                writeln!(out, "{id}\t{name}")?;
            }
        }
        Admin::Invite(Invite { organisation, role, uses, days }) => {
            let code = proof::new_code(chance.as_ref(), 3);
            let expires_at = clock.now() + TimeDelta::days(days.into());
            let id = InvitationId(chance.uuid());
            let new = NewInvitation { id, code: proof::code_hash(&code), role, uses, expires_at };
            let mut tx = store.write(Machine).await?;
            let known = tx.list_organisations().await?.iter().any(|(id, _)| id.0 == organisation);
            if !known {
                return Err(said("Organisasi itu tidak ada.", "There is no such organisation."));
            }
            tx.add_invitation_to(OrganisationId(organisation), &new, clock.now()).await?;
            tx.commit().await?;
            writeln!(out, "{code}")?;
        }
    }
    Ok(())
}
