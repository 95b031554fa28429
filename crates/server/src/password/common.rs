//! The commonest passwords, in Indonesian and English. A list of words stands for the passwords that people make of
//! them: in any case, with digits for letters, twice, or with a few digits and marks behind.

/// One word a line; lines that begin with `#` are for the reader.
const WORDS: &str = include_str!("common.txt");

/// How many digits and marks behind a common word do not make it another password.
const TAIL: usize = 6;

/// Whether a password is one of the commonest.
pub(super) fn is_common(password: &str) -> bool {
    let lower = password.trim().to_lowercase();
    if is_row(&lower) {
        return true;
    }
    let letters = plain(&lower);
    let cut = |text: &str| text.trim_end_matches(|c: char| !c.is_alphabetic()).to_owned();
    let head = plain(&cut(&lower));
    let short_tail = lower.chars().count().saturating_sub(head.chars().count()) <= TAIL;
    is_listed(&letters) || (short_tail && is_listed(&head)) || is_listed(&lower)
}

fn is_listed(text: &str) -> bool {
    let is_word =
        |text: &str| !text.is_empty() && WORDS.lines().any(|word| word == text && !word.starts_with('#'));
    let half = text.len() / 2;
    let is_twice = text.is_char_boundary(half) && text[..half] == text[half..] && is_word(&text[..half]);
    is_word(text) || is_twice
}

/// Digits and marks read as the letters they stand for.
fn plain(text: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// One or two characters over and over, or characters that follow each other up or down.
fn is_row(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: Vec<i64> = codes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let counts = |step: i64| steps.iter().filter(|other| **other == step).count() + 2 >= steps.len();
    let repeats =
        (1..=4.min(codes.len() / 2)).any(|length| codes.iter().zip(&codes[length..]).all(|(a, b)| a == b));
    repeats || counts(1) || counts(-1) || counts(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_found_in_their_disguises() {
        for password in [
            "password",
            "Password1",
            "P@ssw0rd",
            "passwordpassword",
            "qwertyuiop",
            "12345678",
            "87654321",
            "1234567890",
            "aaaaaaaa",
            "abababab",
            "abcdabcd",
            "abcdefgh",
            "indonesia123",
            "Bismillah!",
            "sayangku99",
            "rahasia2026",
            "iloveyou1",
            "admin1234",
            "1q2w3e4r",
            "qwerty123!",
            "jakarta2025",
            "virtus123",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn other_passwords_are_not() {
        for password in
            ["kuda laut biru", "tx9-Rg!vLq2", "gunung-merapi-pagi", "passworthy fish", "hujan di bulan juni"]
        {
            assert!(!is_common(password), "{password}");
        }
    }
}
