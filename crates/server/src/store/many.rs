//! Places for the values of many rows in one statement.

use std::fmt::Write as _;

use super::Value;

/// `($1, $2), ($3, $4)` for these rows, which have equally many values.
pub(super) fn rows(rows: &[Vec<Value>]) -> String {
    let mut number = 1;
    let row = |row: &Vec<Value>| {
        let places = list(row.len(), number);
        number += row.len();
        places
    };
    rows.iter().map(row).collect::<Vec<_>>().join(", ")
}

/// `($2, $3, $4)`: so many places from this number on.
pub(super) fn list(count: usize, from: usize) -> String {
    let mut text = String::with_capacity(count * 5);
    for number in from..from + count {
        let before = if number == from { "(" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(text, "{before}${number}");
    }
    text.push(')');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_through() {
        let row = vec![Value::Int(None), Value::Int(None)];
        assert_eq!(rows(&[row.clone(), row]), "($1, $2), ($3, $4)");
        assert_eq!(list(3, 2), "($2, $3, $4)");
    }
}
