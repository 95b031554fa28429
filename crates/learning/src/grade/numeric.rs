//! Numbers as learners type them: comma or dot as decimal sign, thousands grouped by dot, comma or space.

/// Everything the text can mean as a number, without repeats; nothing when it is not a number.
///
/// A plus or minus before (also U+2212 and the en dash), a percent sign after, and a decimal sign at either end are
/// allowed. Groups have three digits except the first (one to three, not starting with 0), all with the same sign,
/// so `1.234,5`, `1,234.5` and `1 234,5` mean one number each. Only a single dot or comma before exactly three
/// digits is ambiguous: `1.234` gives both 1.234 and 1234, and the grader takes the one the key knows.
#[must_use]
pub fn readings(text: &str) -> Vec<f64> {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (minus, digits) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(tail) => ("-", tail),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: String = digits.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if digits.len() > 64 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for decimal in [None, Some('.'), Some(',')] {
        for group in [None, Some('.'), Some(','), Some(' ')] {
            let number =
                plain(&digits, decimal, group).and_then(|plain| format!("{minus}{plain}").parse().ok());
            found.extend(number.filter(|number: &f64| !found.contains(number)));
        }
    }
    found
}

/// The text as plain digits with a dot, if `decimal` and `group` are the signs it uses, each at least once.
fn plain(text: &str, decimal: Option<char>, group: Option<char>) -> Option<String> {
    let (whole, fraction) = match decimal {
        Some(sign) => text.split_once(sign)?,
        None => (text, ""),
    };
    let whole = match group {
        Some(sign) if Some(sign) != decimal => ungrouped(whole, sign)?,
        Some(_) => return None,
        None => whole.to_owned(),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let some = !whole.is_empty() || !fraction.is_empty();
    (some && digits(&whole) && digits(fraction)).then(|| format!("0{whole}.{fraction}0"))
}

fn ungrouped(whole: &str, sign: char) -> Option<String> {
    let (first, rest) = whole.split_once(sign)?;
    let good = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.split(sign).all(|group| group.len() == 3);
    good.then(|| whole.replace(sign, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_learners_type() {
        let cases: &[(&str, &[f64])] = &[
            ("62", &[62.0]),
            (" 9,81 ", &[9.81]),
            ("9.81", &[9.81]),
            (",5", &[0.5]),
            ("62.", &[62.0]),
            ("-7", &[-7.0]),
            ("\u{2212} 7", &[-7.0]),
            ("+7", &[7.0]),
            ("80 %", &[80.0]),
            ("007", &[7.0]),
            ("1.234,5", &[1234.5]),
            ("1,234.5", &[1234.5]),
            ("1 234,5", &[1234.5]),
            ("1\u{a0}234\u{a0}567", &[1_234_567.0]),
            ("1\u{202f}234", &[1234.0]),
            ("1.234.567", &[1_234_567.0]),
            ("1.234", &[1234.0, 1.234]),
            ("1,234", &[1234.0, 1.234]),
            ("0.125", &[0.125]),
            ("1234.567", &[1234.567]),
            ("1.2345", &[1.2345]),
        ];
        for (text, numbers) in cases {
            assert_eq!(readings(text), *numbers, "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", " ", "-", ".", "%", "abc", "1e3", "12 34", "1.23.4", "1,2,3", "1..2", "--1", "NaN", "inf",
            "٣",
        ] {
            assert!(readings(text).is_empty(), "{text}: {:?}", readings(text));
        }
        assert!(readings(&"9".repeat(400)).is_empty());
    }
}
