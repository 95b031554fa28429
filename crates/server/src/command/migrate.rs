//! `academy-server migrate`

use std::io::Write;

use super::{CommandError, said};
use crate::{config::Config, store::Store};

pub(super) async fn run(config: &Config, out: &mut (dyn Write + Send)) -> Result<(), CommandError> {
    if config.database.is_postgres() {
        let owner = config.database_owner.as_ref().ok_or_else(|| {
            said(
                "Isi `database.owner_url`: alamat PostgreSQL dengan peran pemilik tabel. Server sendiri tidak boleh memakai peran itu.",
                "Fill in `database.owner_url`: the PostgreSQL address with the role that owns the tables. The server itself must not use that role.",
            )
        })?;
        let role = user(&config.database.url).ok_or_else(|| {
            said("`database.url` harus menyebut peran (user).", "`database.url` must name a role (user).")
        })?;
        Store::migrate(owner, &role).await?;
    } else {
        Store::migrate(&config.database, "").await?;
    }
    writeln!(out, "Basis data siap. / The database is ready.")?;
    Ok(())
}

/// The user of a database's address.
fn user(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let (who, _) = rest.split_once('@')?;
    let name = who.split(':').next().filter(|name| !name.is_empty())?;
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_is_the_user_of_the_address() {
        assert_eq!(user("postgres://academy_app:secret@db/academy"), Some("academy_app".to_owned()));
        assert_eq!(
            user("postgres://academy_app@localhost/academy?host=/run"),
            Some("academy_app".to_owned())
        );
        assert_eq!(user("postgres://db/academy"), None);
    }
}
