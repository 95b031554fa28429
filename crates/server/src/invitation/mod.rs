//! Invitations of an organisation, made by its managers.

pub mod end;
pub mod list;
pub mod make;

use crate::{
    failure::{Failure, Result},
    session::Person,
    store::Office,
};

/// The organisation of somebody who may invite. To anybody else there is no such thing.
fn office(person: &Person) -> Result<Office> {
    Office::managed_by(person).ok_or_else(Failure::not_found)
}
