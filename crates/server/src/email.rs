//! E-mail addresses: one form for each, so that one person has one account.

/// The address in the form it is kept; `None` when it is none. Upper and lower case count as the same.
pub(crate) fn normal(typed: &str) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let is_good = lower.len() <= 254 && !lower.chars().any(|c| c.is_control() || c.is_whitespace());
    (is_good && lower.parse::<lettre::Address>().is_ok()).then_some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_form() {
        assert_eq!(normal(" Budi.Santoso@Mitra.CO.ID "), Some("budi.santoso@mitra.co.id".to_owned()));
        for text in [
            "",
            "budi",
            "budi@",
            "@mitra.co.id",
            "a b@c.id",
            "a@b.id\nBcc: x@y.id",
            &format!("{}@b.id", "a".repeat(250)),
        ] {
            assert_eq!(normal(text), None, "{text}");
        }
    }
}
