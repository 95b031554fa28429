//! What a database must be able to do. Nothing else in the server knows which one it is.

use std::{borrow::Cow, fmt, future::Future, path::PathBuf, pin::Pin};

use super::{Row, StoreError, Value, scope::Setting};

/// What a database answers.
pub(crate) type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

/// A database that the academy can be kept in.
pub(crate) trait Backend: fmt::Debug + Send + Sync {
    /// Begins a transaction in a scope. A database that can keep rows apart by itself is told the scope.
    fn begin(&self, setting: Setting, access: Access) -> Answer<'_, Box<dyn Transaction>>;
    /// Whether it answers.
    fn ping(&self) -> Answer<'_, ()>;
    /// Migrations that are not carried out yet; `NewerSchema` when it has some that this program does not know.
    fn pending(&self) -> Answer<'_, usize>;
    /// Why this database must not be served from, if so.
    fn unsafe_to_serve(&self) -> Answer<'_, Option<StoreError>>;
    /// Copies it to a file, whole as at one moment, while it is in use.
    fn copy_to(&self, file: PathBuf) -> Answer<'_, ()>;
    /// Whether every page and every reference in it is as it must be.
    fn is_whole(&self) -> Answer<'_, bool>;
    /// Removes what was deleted from the files as well, as far as the database does not do so by itself.
    fn settle(&self) -> Answer<'_, ()>;
    /// Ends all connections.
    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// An open transaction; dropped without `commit`, nothing of it happened.
pub(crate) trait Transaction: fmt::Debug + Send {
    /// Carries out a statement and says how many rows it touched.
    fn execute<'a>(&'a mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Answer<'a, u64>;
    /// The rows of a query.
    fn rows<'a>(&'a mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Answer<'a, Vec<Row>>;
    /// Makes it durable.
    fn commit(self: Box<Self>) -> Answer<'static, ()>;
}
