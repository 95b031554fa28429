//! What a person says about themselves, checked as they would expect.

use learning::register::RegisterKey;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    desk::{Desk, key},
    failure::{Failure, FailureCode, Result},
};

/// Texts are trimmed; an empty one is none. Needed: name, e-mail, and organisation or invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Identity {
    /// 1 to 80 characters, names of one word are fine.
    pub name: String,
    pub email: String,
    /// The partner the person works for.
    pub organisation: String,
    /// The partner's code, instead of its name.
    pub invitation: String,
    /// Indonesian or international; kept as `+62…`.
    pub phone: String,
    pub job_role: String,
    /// A phone number with WhatsApp.
    pub whatsapp: String,
}

/// Longest text of a field, in characters; of an e-mail address, RFC 5321, 4.5.3.1.3.
const LONGEST: usize = 120;
const LONGEST_EMAIL: usize = 254;
/// Digits of an international number, with the country's (ITU-T E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

impl Identity {
    pub(super) fn of(desk: &Desk) -> Self {
        let text = |key| desk.register(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self {
            name: text(key::NAME),
            email: text(key::EMAIL),
            organisation: text(key::ORGANISATION),
            invitation: text(key::INVITATION),
            phone: text(key::PHONE),
            job_role: text(key::JOB_ROLE),
            whatsapp: text(key::WHATSAPP),
        }
    }

    /// As it is kept.
    ///
    /// # Errors
    /// `invalid`, with the field's name in `details`.
    pub(crate) fn checked(&self) -> Result<Self> {
        let checked = Self {
            name: super::check_name(&self.name)?,
            email: check_email(&self.email)?,
            organisation: check_text(&self.organisation, "organisation")?,
            invitation: check_text(&self.invitation, "invitation")?,
            phone: check_phone(&self.phone, "phone")?,
            job_role: check_text(&self.job_role, "job_role")?,
            whatsapp: check_phone(&self.whatsapp, "whatsapp")?,
        };
        if checked.organisation.is_empty() && checked.invitation.is_empty() {
            return Err(invalid(
                "organisation",
                "Isi organisasi mitra Anda, atau kode undangan darinya.",
                "Enter your partner organisation, or the invitation code it gave you.",
            ));
        }
        Ok(checked)
    }

    pub(crate) fn registers(&self) -> Result<Vec<(RegisterKey, Value)>> {
        let fields = [
            (key::NAME, &self.name),
            (key::EMAIL, &self.email),
            (key::ORGANISATION, &self.organisation),
            (key::INVITATION, &self.invitation),
            (key::PHONE, &self.phone),
            (key::JOB_ROLE, &self.job_role),
            (key::WHATSAPP, &self.whatsapp),
        ];
        let value = |text: &String| if text.is_empty() { Value::Null } else { Value::from(text.clone()) };
        fields.into_iter().map(|(key, text)| Ok((key::fixed(key)?, value(text)))).collect()
    }
}

fn invalid(field: &str, id: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(FailureCode::Invalid, id, en, field)
}

fn check_text(text: &str, field: &str) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_shown = text.is_empty() || text.chars().any(char::is_alphanumeric);
    if text.chars().count() > LONGEST || text.chars().any(super::turns_or_controls) || !is_shown {
        return Err(invalid(
            field,
            format!("Tulis paling banyak {LONGEST} huruf, tanpa tanda yang tidak terlihat, atau kosongkan."),
            format!("Write at most {LONGEST} letters without invisible signs, or leave it empty."),
        ));
    }
    Ok(text)
}

/// Something before one `@`, a domain with a dot after it. Whether it exists only a message to it can tell.
fn check_email(text: &str) -> Result<String> {
    let text = text.trim();
    let is_odd = |c: char| {
        c.is_whitespace() || super::turns_or_controls(c) || matches!(c, ',' | ';' | '<' | '>' | '"')
    };
    let is_email = text.split_once('@').is_some_and(|(user, domain)| {
        let parts: Vec<&str> = domain.split('.').collect();
        let is_part = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
        !user.is_empty()
            && parts.len() > 1
            && parts.iter().all(is_part)
            && !user.starts_with('.')
            && !user.ends_with('.')
    });
    if !is_email || text.len() > LONGEST_EMAIL || text.chars().any(is_odd) {
        return Err(invalid(
            "email",
            "Isi alamat surel yang lengkap, misalnya nama@perusahaan.co.id.",
            "Enter a whole e-mail address, for example name@company.co.id.",
        ));
    }
    Ok(text.to_owned())
}

/// `0812-3456-7890`, `62812…` and `+62 812 …` are the same number.
fn check_phone(text: &str, field: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_written =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '(' | ')'));
    let plus = text.starts_with('+');
    let number = match digits.strip_prefix('0') {
        Some(local) if !plus => format!("62{}", local.trim_start_matches('0')),
        _ => digits,
    };
    if !is_written || text.rfind('+').is_some_and(|at| at > 0) || !PHONE_DIGITS.contains(&number.len()) {
        return Err(invalid(
            field,
            "Isi nomor telepon seperti 0812-3456-7890 atau +62 812 3456 7890, atau kosongkan.",
            "Enter a phone number like 0812-3456-7890 or +62 812 3456 7890, or leave it empty.",
        ));
    }
    Ok(format!("+{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_or_refused() {
        for good in ["sri@mitra.co.id", " a.b+c@x-y.id ", "Sri.Rejeki@MITRA.com"] {
            assert_eq!(check_email(good).unwrap(), good.trim());
        }
        let long = format!("{}@mitra.co.id", "a".repeat(250));
        for bad in [
            "",
            "sri",
            "sri@",
            "@mitra.id",
            "sri@mitra",
            "a@b@c.id",
            "a b@c.id",
            "a@b..id",
            "a@b.id,c@d.id",
            "<a@b.id>",
            &long,
        ] {
            assert_eq!(check_email(bad).unwrap_err().details, "email", "{bad}");
        }
    }

    #[test]
    fn phone_numbers_meet_in_one_form() {
        for same in ["0812-3456-7890", "+62 812 3456 7890", "62812 3456 7890", "(0812) 3456.7890"] {
            assert_eq!(check_phone(same, "phone").unwrap(), "+6281234567890");
        }
        assert_eq!(check_phone("021 555 0123", "phone").unwrap(), "+62215550123");
        assert_eq!(check_phone(" ", "phone").unwrap(), "");
        for bad in ["12", "telepon", "0812x", "+62+812345678", "08123456789012345"] {
            assert_eq!(check_phone(bad, "whatsapp").unwrap_err().details, "whatsapp", "{bad}");
        }
    }
}
