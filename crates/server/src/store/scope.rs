//! Whose rows a transaction may touch. A scope is the only door to queries: each query is a method of a transaction in
//! the scope that may ask it, and takes the account or organisation from that scope, never from a request.

use crate::{
    id::{AccountId, OrganisationId},
    role::Role,
    session::Person,
};

/// A scope as a database is told it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(super) kind: &'static str,
    pub(super) account: Option<AccountId>,
    pub(super) organisation: Option<OrganisationId>,
}

/// Whose rows.
pub(crate) trait Scope: std::fmt::Debug + Send {
    fn setting(&self) -> Setting;
}

/// Nobody has shown who they are yet: rows are found by a secret or an address, and never listed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Door;

/// Nobody's request: commands typed on the server's own machine, and what the server does by the clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Machine;

impl Scope for Door {
    fn setting(&self) -> Setting {
        Setting { kind: "door", account: None, organisation: None }
    }
}

impl Scope for Machine {
    fn setting(&self) -> Setting {
        Setting { kind: "machine", account: None, organisation: None }
    }
}

/// One person's own rows.
impl Scope for Person {
    fn setting(&self) -> Setting {
        Setting { kind: "person", account: Some(self.account()), organisation: Some(self.organisation()) }
    }
}

/// What may be known of the people of one organisation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Office {
    pub(super) by: AccountId,
    pub(super) organisation: OrganisationId,
}

impl Office {
    /// The organisation of a person who may manage it; `None` for anybody else.
    pub(crate) fn managed_by(person: &Person) -> Option<Self> {
        let may = person.role().manages();
        may.then(|| Self { by: person.account(), organisation: person.organisation() })
    }
}

impl Scope for Office {
    fn setting(&self) -> Setting {
        Setting { kind: "office", account: Some(self.by), organisation: Some(self.organisation) }
    }
}

/// Whoever answers requests: sees the requests and whose they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operator {
    pub(super) by: AccountId,
}

impl Operator {
    /// `None` for anybody else.
    pub(crate) fn of(person: &Person) -> Option<Self> {
        (person.role() == Role::Operator).then(|| Self { by: person.account() })
    }
}

impl Scope for Operator {
    fn setting(&self) -> Setting {
        Setting { kind: "operator", account: Some(self.by), organisation: None }
    }
}

/// What an operator carries out for one account, and nothing of any other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CarryOut {
    pub(super) by: AccountId,
    pub(super) account: AccountId,
}

impl CarryOut {
    pub(crate) const fn ordered_by(operator: &Operator, account: AccountId) -> Self {
        Self { by: operator.by, account }
    }

    /// What is carried out once more in a database that was restored from before.
    pub(crate) const fn at_the_machine(account: AccountId) -> Self {
        Self { by: account, account }
    }
}

impl Scope for CarryOut {
    fn setting(&self) -> Setting {
        Setting { kind: "erase", account: Some(self.account), organisation: None }
    }
}
