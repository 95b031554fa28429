//! The academy's service: accounts, sync, rights.
//!
//! A handler decodes, asks the database in the scope of whoever asks, and encodes; what facts add up to is `learning`'s.
//! Knows nothing of the app's disk or screens.

mod account;
pub mod app;
pub mod arguments;
pub mod chance;
pub mod clock;
pub mod command;
pub mod config;
mod device;
pub mod editions;
mod email;
pub mod failure;
mod health;
pub mod http;
pub mod id;
mod invitation;
pub mod lang;
mod limits;
mod notices;
mod organisation;
mod password;
pub mod post;
mod progress;
mod proof;
mod right;
pub mod role;
mod session;
pub mod store;
mod sync;
mod text;
mod token;
