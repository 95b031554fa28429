//! Values on their way to and from a database, and the rows they come in. Times are milliseconds since 1970 in UTC:
//! both databases compare whole numbers alike.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::StoreError;
use crate::id::{AccountId, InvitationId, LetterId, OrganisationId, SessionId};

/// A value; `None` is NULL of that type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Id(Option<Uuid>),
    Real(Option<f64>),
}

/// What can stand in a column.
pub(crate) trait Column: Sized {
    fn to_value(self) -> Value;
    fn from_value(value: Value) -> Option<Self>;
    /// NULL of this type.
    fn null() -> Value;
}

macro_rules! column {
    ($type:ty, $variant:ident, $to:expr, $from:expr) => {
        impl Column for $type {
            fn to_value(self) -> Value {
                let to: fn($type) -> _ = $to;
                Value::$variant(Some(to(self)))
            }
            fn from_value(value: Value) -> Option<Self> {
                let from: fn(Value) -> Option<Self> = $from;
                from(value)
            }
            fn null() -> Value {
                Value::$variant(None)
            }
        }
    };
}

fn int(value: Value) -> Option<i64> {
    if let Value::Int(Some(value)) = value { Some(value) } else { None }
}

fn id(value: Value) -> Option<Uuid> {
    match value {
        Value::Id(Some(value)) => Some(value),
        // As SQLite keeps it.
        Value::Bytes(Some(bytes)) => Uuid::from_slice(&bytes).ok(),
        _ => None,
    }
}

fn bytes(value: Value) -> Option<Vec<u8>> {
    if let Value::Bytes(Some(value)) = value { Some(value) } else { None }
}

column!(i64, Int, |value| value, int);
column!(u32, Int, i64::from, |value| int(value)?.try_into().ok());
column!(u64, Int, |value| i64::try_from(value).unwrap_or(i64::MAX), |value| int(value)?.try_into().ok());
column!(DateTime<Utc>, Int, |at| at.timestamp_millis(), |value| DateTime::from_timestamp_millis(int(value)?));
column!(String, Text, |value| value, |value| if let Value::Text(Some(value)) = value {
    Some(value)
} else {
    None
});
column!(Vec<u8>, Bytes, |value| value, bytes);
column!([u8; 32], Bytes, |value| value.to_vec(), |value| bytes(value)?.try_into().ok());
column!(Uuid, Id, |value| value, id);
column!(f64, Real, |value| value, |value| if let Value::Real(Some(value)) = value {
    Some(value)
} else {
    None
});
column!(AccountId, Id, |value| value.0, |value| id(value).map(AccountId));
column!(OrganisationId, Id, |value| value.0, |value| id(value).map(OrganisationId));
column!(SessionId, Id, |value| value.0, |value| id(value).map(SessionId));
column!(InvitationId, Id, |value| value.0, |value| id(value).map(InvitationId));
column!(LetterId, Id, |value| value.0, |value| id(value).map(LetterId));

impl<T: Column> Column for Option<T> {
    fn to_value(self) -> Value {
        self.map_or_else(T::null, T::to_value)
    }
    fn from_value(value: Value) -> Option<Self> {
        let is_null = matches!(
            value,
            Value::Int(None) | Value::Text(None) | Value::Bytes(None) | Value::Id(None) | Value::Real(None)
        );
        if is_null { Some(None) } else { T::from_value(value).map(Some) }
    }
    fn null() -> Value {
        T::null()
    }
}

impl Column for &str {
    fn to_value(self) -> Value {
        Value::Text(Some(self.to_owned()))
    }
    fn from_value(_: Value) -> Option<Self> {
        None
    }
    fn null() -> Value {
        Value::Text(None)
    }
}

/// One row of an answer.
pub(crate) type Row = Vec<Value>;

/// A row read into a tuple.
pub(crate) trait FromRow: Sized {
    fn from_row(row: Row) -> Result<Self, StoreError>;
}

macro_rules! rows {
    ($($name:ident)*) => {
        impl<$($name: Column),*> FromRow for ($($name,)*) {
            #[allow(non_snake_case, reason = "a macro names its values like its types")]
            fn from_row(row: Row) -> Result<Self, StoreError> {
                let mut number = 0;
                let mut values = row.into_iter();
                $(
                    number += 1;
                    let $name = values.next().and_then($name::from_value).ok_or(StoreError::Column(number))?;
                )*
                Ok(($($name,)*))
            }
        }
    };
}

rows!(A);
rows!(A B);
rows!(A B C);
rows!(A B C D);
rows!(A B C D E);
rows!(A B C D E F);
rows!(A B C D E F G);
rows!(A B C D E F G H);
rows!(A B C D E F G H I);
rows!(A B C D E F G H I J);

/// The values of a statement, in the order of `$1`, `$2`, …
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::value::Column::to_value($value)),*] };
}
pub(crate) use values;
