//! What a machine must be able to do for the exchange. `device` keeps it on the disk; nothing here knows how.

use std::{fmt::Debug, ops::RangeInclusive};

use learning::{fact::DeviceId, hash::ContentHash, register::Register};

use crate::{
    mine::Mine,
    operation::{Operation, SyncLink},
};

/// What the disk said when it could not. Its text is for the log; whoever opened the record tells the person.
pub type StoreError = Box<dyn std::error::Error + Send + Sync>;

/// What became of operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// Everything is carried out and durable.
    Done,
    /// Something was written meanwhile that an operation did not expect; nothing was carried out.
    Stale,
}

/// The record of one account on this machine. Each method is one transaction and holds nobody up longer than that; between
/// two calls the person may go on learning.
pub trait Store: Debug + Send + Sync {
    /// What is held.
    fn mine(&self) -> impl Future<Output = Result<Mine, StoreError>> + Send;

    /// Facts of a device, in order, from number `first` on: at most `count`.
    fn list_links(
        &self,
        device: DeviceId,
        first: u32,
        count: u32,
    ) -> impl Future<Output = Result<Vec<SyncLink>, StoreError>> + Send;

    /// Chain hashes of facts that are held, in order. Numbers that are not held are left out from the end.
    fn list_hashes(
        &self,
        device: DeviceId,
        numbers: RangeInclusive<u32>,
    ) -> impl Future<Output = Result<Vec<ContentHash>, StoreError>> + Send;

    /// Registers that changed since they were last sent, the longest waiting first: at most `limit`.
    fn list_changed(&self, limit: usize) -> impl Future<Output = Result<Vec<Register>, StoreError>> + Send;

    /// Carries out all of it or nothing. Carrying it out twice changes nothing.
    fn apply(&self, operations: &[Operation]) -> impl Future<Output = Result<Applied, StoreError>> + Send;
}
