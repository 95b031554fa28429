//! Exchange with the academy's server: what to send and what an answer means is planned by pure functions (`plan`), and
//! carried out by a thin loop (`exchange`, `keep_going`) over a store and a transport.
//!
//! Must not know where the record lies, nor what a fact means; it never stands in the way of somebody who learns.

#![warn(missing_docs)]

pub mod courier;
pub mod exchange;
pub mod failure;
pub mod http;
pub mod keep_going;
pub mod mine;
pub mod offshoot;
pub mod operation;
pub mod pace;
pub mod plan;
pub mod stop;
pub mod store;
pub mod transport;
pub mod wire;
