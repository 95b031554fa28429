//! Invitations: codes with which people of an organisation sign up. Only the hash of a code is kept.

use chrono::{DateTime, Utc};

use super::{Door, Machine, Office, StoreError, Tx, value::values};
use crate::{
    id::{InvitationId, OrganisationId},
    role::Role,
};

/// An invitation to be made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewInvitation {
    pub(crate) id: InvitationId,
    pub(crate) code: [u8; 32],
    pub(crate) role: Role,
    pub(crate) uses: u32,
    pub(crate) expires_at: DateTime<Utc>,
}

/// An invitation as those who made it see it.
#[derive(Debug, Clone)]
pub(crate) struct InvitationRow {
    pub(crate) id: InvitationId,
    pub(crate) role: String,
    pub(crate) uses_left: u32,
    pub(crate) expires_at: DateTime<Utc>,
}

impl<S> Tx<S> {
    async fn add_invitation_row(
        &mut self,
        organisation: OrganisationId,
        new: &NewInvitation,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO invitation (id, organisation, code, role, uses_left, made_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = values![new.id, organisation, new.code, new.role.name(), new.uses, now, new.expires_at];
        self.run(sql, values).await.map(drop)
    }
}

impl Tx<Door> {
    /// Uses an invitation once: its organisation and role, or nothing when it is unknown, used up, ended or too old.
    pub(crate) async fn use_invitation(
        &mut self,
        code: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<(OrganisationId, Role)>, StoreError> {
        let sql = "UPDATE invitation SET uses_left = uses_left - 1 \
                   WHERE code = $1 AND uses_left > 0 AND ended_at IS NULL AND expires_at > $2 \
                   RETURNING organisation, role";
        let row: Option<(OrganisationId, String)> = self.one(sql, values![code, now]).await?;
        row.map(|(organisation, role)| Ok((organisation, Role::of(&role).ok_or(StoreError::Column(2))?)))
            .transpose()
    }
}

impl Tx<Office> {
    pub(crate) async fn add_invitation(
        &mut self,
        new: &NewInvitation,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let organisation = self.scope.organisation;
        self.add_invitation_row(organisation, new, now).await
    }

    /// The organisation's invitations that still work, the newest first.
    pub(crate) async fn list_invitations(
        &mut self,
        now: DateTime<Utc>,
    ) -> Result<Vec<InvitationRow>, StoreError> {
        let organisation = self.scope.organisation;
        let sql = "SELECT id, role, uses_left, expires_at FROM invitation WHERE organisation = $1 \
                   AND ended_at IS NULL AND uses_left > 0 AND expires_at > $2 ORDER BY made_at DESC, id LIMIT 200";
        let rows: Vec<(InvitationId, String, u32, DateTime<Utc>)> =
            self.all(sql, values![organisation, now]).await?;
        let read = |(id, role, uses_left, expires_at)| InvitationRow { id, role, uses_left, expires_at };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Ends one of them; `false` when the organisation has none such.
    pub(crate) async fn end_invitation(
        &mut self,
        id: InvitationId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let organisation = self.scope.organisation;
        let sql =
            "UPDATE invitation SET ended_at = $3 WHERE organisation = $1 AND id = $2 AND ended_at IS NULL";
        Ok(self.run(sql, values![organisation, id, now]).await? == 1)
    }
}

impl Tx<Machine> {
    pub(crate) async fn add_invitation_to(
        &mut self,
        organisation: OrganisationId,
        new: &NewInvitation,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.add_invitation_row(organisation, new, now).await
    }
}
