//! How much one exchange may carry. Both sides keep to it; the server refuses what is larger.

use super::{Request, Run};

/// Facts in one request, of all runs together.
pub const FACTS: usize = 500;
/// Bytes of one fact's body.
pub const FACT_BYTES: usize = 64 * 1024;
/// Bytes of all facts' bodies in one request or answer: what a side stops packing at. One more fact always fits. With the
/// registers it stays below `WIRE_BYTES`, whatever cannot be compressed.
pub const PACKED_BYTES: usize = 768 * 1024;
/// Changed registers in one request or answer.
pub const REGISTERS: usize = 500;
/// Bytes of one register's value.
pub const REGISTER_BYTES: usize = 64 * 1024;
/// Bytes of all registers' values in one request or answer: what a side stops packing at.
pub const PACKED_REGISTER_BYTES: usize = 1024 * 1024;
/// Devices of one account, former ones included.
pub const DEVICES: usize = 256;
/// Runs in one request.
pub const RUNS: usize = 64;
/// Purposes named in one request, and the bytes of a short text (a version, a purpose's id).
pub const PURPOSES: usize = 32;
/// Bytes of a short text.
pub const TEXT_BYTES: usize = 64;
/// Orders of which one request says that they were carried out.
pub const ORDERS: usize = 64;
/// Bytes of a body as it travels.
pub const WIRE_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of a body opened.
pub const PLAIN_BYTES: usize = 8 * 1024 * 1024;

/// What of a request is larger than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more {what} than {limit}")]
pub struct TooMuch {
    /// What there is too much of.
    pub what: &'static str,
    /// The bound.
    pub limit: usize,
}

/// Checks a request against the bounds.
///
/// # Errors
/// The first bound that it breaks.
pub fn check(request: &Request) -> Result<(), TooMuch> {
    let within =
        |what, found: usize, limit| if found > limit { Err(TooMuch { what, limit }) } else { Ok(()) };
    let facts = || request.runs.iter().flat_map(|run: &Run| &run.facts);
    let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
    let texts = request.cover.purposes.iter().chain([&request.cover.notice, &request.app]);
    within("devices", request.have.len(), DEVICES)?;
    within("runs", request.runs.len(), RUNS)?;
    within("facts", facts().count(), FACTS)?;
    within("bytes in a fact", longest(&mut facts().map(|fact| fact.body.as_str().len())), FACT_BYTES)?;
    within("registers", request.registers.len(), REGISTERS)?;
    within(
        "bytes in a register",
        longest(&mut request.registers.iter().map(|one| one.value.get().len().max(one.key.len()))),
        REGISTER_BYTES,
    )?;
    within("purposes", request.cover.purposes.len(), PURPOSES)?;
    within("bytes in a text", longest(&mut texts.map(String::len)), TEXT_BYTES)?;
    within("orders", request.done.len(), ORDERS)
}
