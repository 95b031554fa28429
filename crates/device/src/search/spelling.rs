//! One slip of the finger: a letter too many, too few, wrong, or two swapped.

/// Whether the words are at most one slip apart (restricted Damerau-Levenshtein distance of 0 or 1).
#[must_use]
pub fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match long.len() - short.len() {
        0 => short.len() <= 1 || short[1..] == long[1..] || swapped(short, long),
        1 => *short == long[1..],
        _ => false,
    }
}

fn swapped(one: &[char], other: &[char]) -> bool {
    one.len() >= 2 && one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for near in ["jaringan", "jarngan", "jarringan", "jarinagn", "jaringam", "aringan", "jaringa"] {
            assert!(is_near(near, "jaringan") && is_near("jaringan", near), "{near}");
        }
        for far in ["jarnga", "ajrinagn", "jaringanmu", "keringan", ""] {
            assert!(!is_near(far, "jaringan") && !is_near("jaringan", far), "{far}");
        }
    }
}
