//! Numeric keys: `n`, `n ± d`, `n ± p%`, `a..b`, with a dot as decimal sign.

use super::decimal::Decimal;
use super::{KeyError, NumericRange};

impl NumericRange {
    /// Reads a key.
    ///
    /// # Errors
    /// `KeyError` when the text does not follow the grammar.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(KeyError::Empty);
        }
        if let Some((centre, spread)) = text.split_once('±') {
            return around(centre, spread.trim());
        }
        match text.split_once("..") {
            Some((low, high)) => between(number(low)?, number(high)?, text),
            None => number(text).and_then(|exact| between(exact, exact, text)),
        }
    }

    /// Whether a number is accepted.
    #[must_use]
    pub fn contains(&self, number: f64) -> bool {
        self.low <= number && number <= self.high
    }

    /// Whether some number is accepted by both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

fn around(centre: &str, spread: &str) -> Result<NumericRange, KeyError> {
    let centre = number(centre)?;
    let size = match spread.strip_suffix('%') {
        Some(percent) => centre.percent(not_below_zero(percent)?),
        None => not_below_zero(spread)?,
    };
    between(centre.plus(size.negated()), centre.plus(size), spread)
}

fn not_below_zero(text: &str) -> Result<Decimal, KeyError> {
    let size = number(text)?;
    if size.is_negative() { Err(KeyError::Tolerance(text.trim().to_owned())) } else { Ok(size) }
}

fn between(low: Decimal, high: Decimal, text: &str) -> Result<NumericRange, KeyError> {
    let as_f64 = |end: Decimal| end.to_f64().ok_or_else(|| KeyError::Number(text.to_owned()));
    let (low, high) = (as_f64(low)?, as_f64(high)?);
    if low > high { Err(KeyError::Reversed(text.to_owned())) } else { Ok(NumericRange { low, high }) }
}

fn number(text: &str) -> Result<Decimal, KeyError> {
    Decimal::parse(text.trim()).ok_or_else(|| KeyError::Number(text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, low: f64, high: f64) {
        assert_eq!(NumericRange::parse(text), Ok(NumericRange { low, high }), "{text}");
    }

    #[test]
    fn the_four_forms() {
        check("62", 62.0, 62.0);
        check("-2.5", -2.5, -2.5);
        check("\u{2212}2.5", -2.5, -2.5);
        check("9.5 ± 0.1", 9.4, 9.6);
        check("200±5%", 190.0, 210.0);
        check("-200 ± 5 %", -210.0, -190.0);
        check("1..2.5", 1.0, 2.5);
        check("-2 .. -1", -2.0, -1.0);
    }

    #[test]
    fn ends_are_decimal_not_binary() {
        check("0.7 ± 0.1", 0.6, 0.8);
        check("0.3 ± 0.1", 0.2, 0.4);
        check("1.1 ± 10%", 0.99, 1.21);
    }

    #[test]
    fn what_is_not_in_the_grammar_is_refused() {
        for text in ["abc", "1,5", "1e3", ".5", "5.", "1..", "± 1", "1 ± ", "inf", "NaN", "1234567890123456"]
        {
            assert!(matches!(NumericRange::parse(text), Err(KeyError::Number(_))), "{text}");
        }
        assert_eq!(NumericRange::parse(" "), Err(KeyError::Empty));
        assert!(matches!(NumericRange::parse("1 ± -1"), Err(KeyError::Tolerance(_))));
        assert!(matches!(NumericRange::parse("2..1"), Err(KeyError::Reversed(_))));
    }

    #[test]
    fn ranges_that_share_an_end_overlap() {
        let range = |text| NumericRange::parse(text).unwrap();
        assert!(range("1..2").overlaps(&range("2..3")));
        assert!(range("1..9").overlaps(&range("4")));
        assert!(!range("1..2").overlaps(&range("2.1..3")));
    }
}
