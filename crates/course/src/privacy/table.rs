//! The tables of a notice, made from the data so that the text cannot say another thing.

use chrono::NaiveDate;

use super::{Basis, ContactKind, ContactUse, Origin, Privacy, Retention, Role};
use crate::lang::{Lang, Localised};

/// A version of the notice, for its history.
pub(super) struct Past<'a> {
    pub version: &'a str,
    pub effective: NaiveDate,
    pub summary: &'a Localised<String>,
}

/// The text with every paragraph `[[name]]` replaced by the table of that name.
///
/// # Errors
/// The first name that is no table.
pub(super) fn fill(
    text: &str,
    privacy: &Privacy,
    history: &[Past<'_>],
    lang: Lang,
) -> Result<String, String> {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.split_inclusive('\n') {
        match line.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
            Some(name) => {
                out.push_str(&table(name, privacy, history, lang).ok_or_else(|| name.to_owned())?);
                out.push('\n');
            }
            None => out.push_str(line),
        }
    }
    Ok(out)
}

fn table(name: &str, privacy: &Privacy, history: &[Past<'_>], lang: Lang) -> Option<String> {
    let say = |id: &'static str, en: &'static str| if lang == Lang::Id { id } else { en };
    Some(match name {
        "contacts" => {
            let rows = privacy.controller.contacts.iter().map(|contact| {
                vec![
                    used_for(contact.used_for, lang).to_owned(),
                    kind(contact.kind, lang).to_owned(),
                    contact.value.clone(),
                ]
            });
            rows_of(&[say("Untuk", "For"), say("Lewat", "By"), say("Alamat", "Address")], rows)
        }
        "policies" => privacy
            .controller
            .policies
            .iter()
            .map(|policy| format!("- {}: {}\n", policy.title.get(lang), policy.address))
            .collect(),
        "purposes" => {
            let rows = privacy.purposes.iter().map(|purpose| {
                let refused = purpose
                    .refused
                    .as_ref()
                    .map(|text| format!(" {} {}", say("Bila tidak:", "If not:"), text.get(lang)));
                vec![
                    format!("**{}**", purpose.title.get(lang)),
                    format!("{}{}", purpose.text.get(lang), refused.unwrap_or_default()),
                    basis(purpose.basis, lang).to_owned(),
                ]
            });
            rows_of(&[say("Tujuan", "Purpose"), say("Isi", "What it is"), say("Dasar", "Basis")], rows)
        }
        "fields-given" => fields(privacy, lang, |origin| origin == Origin::Given),
        "fields-automatic" => fields(privacy, lang, |origin| origin != Origin::Given),
        "recipients" => {
            let rows = privacy.recipients.iter().map(|one| {
                let country = one
                    .country
                    .clone()
                    .unwrap_or_else(|| say("belum diputuskan", "not decided yet").to_owned());
                vec![
                    format!("**{}** ({})", one.name.get(lang), role(one.role, lang)),
                    one.when.get(lang).clone(),
                    one.gets.get(lang).clone(),
                    country,
                ]
            });
            rows_of(
                &[
                    say("Penerima", "Recipient"),
                    say("Kapan", "When"),
                    say("Data", "Data"),
                    say("Negara", "Country"),
                ],
                rows,
            )
        }
        "retention" => {
            let rows = privacy.retention.iter().map(|class| {
                vec![class.title.get(lang).clone(), class.kept(lang), class.why.get(lang).clone()]
            });
            rows_of(&[say("Data", "Data"), say("Paling lama", "At most"), say("Mengapa", "Why")], rows)
        }
        "history" => {
            let rows = history.iter().map(|past| {
                vec![past.version.to_owned(), past.effective.to_string(), past.summary.get(lang).clone()]
            });
            rows_of(&[say("Versi", "Version"), say("Berlaku", "In effect"), say("Perubahan", "Change")], rows)
        }
        _ => return None,
    })
}

/// What is told of: the person's own words for it. Columns and files hold the same values again.
fn fields(privacy: &Privacy, lang: Lang, is_told: impl Fn(Origin) -> bool) -> String {
    let say = |id: &'static str, en: &'static str| if lang == Lang::Id { id } else { en };
    let of_a_person =
        privacy.fields.iter().filter(|field| field.is_told() && field.source.is_some_and(&is_told));
    let rows = of_a_person.map(|field| {
        let purposes = field.purposes.iter().filter_map(|id| privacy.find_purpose(id));
        let purposes: Vec<&str> = purposes.map(|purpose| purpose.title.get(lang).as_str()).collect();
        let class = privacy.find_retention(field);
        vec![
            field.name.get(lang).clone(),
            purposes.join("; "),
            class.map(|class| class.title.get(lang).clone()).unwrap_or_default(),
        ]
    });
    rows_of(&[say("Data", "Data"), say("Tujuan", "Purpose"), say("Lama simpan", "Kept as")], rows)
}

pub(super) fn rows_of(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| {
        format!("| {} |\n", cells.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | "))
    };
    let mut out = line(head.iter().map(|cell| (*cell).to_owned()).collect());
    out.push_str(&line(head.iter().map(|_| "---".to_owned()).collect()));
    rows.for_each(|cells| out.push_str(&line(cells)));
    out
}

/// Legal basis, for people.
#[must_use]
pub fn basis(basis: Basis, lang: Lang) -> &'static str {
    match (basis, lang) {
        (Basis::Contract, Lang::Id) => "perjanjian",
        (Basis::Contract, Lang::En) => "contract",
        (Basis::LegalObligation, Lang::Id) => "kewajiban hukum",
        (Basis::LegalObligation, Lang::En) => "legal obligation",
        (Basis::LegitimateInterest, Lang::Id) => "kepentingan yang sah",
        (Basis::LegitimateInterest, Lang::En) => "legitimate interest",
        (Basis::Consent, Lang::Id) => "persetujuan Anda",
        (Basis::Consent, Lang::En) => "your consent",
    }
}

const fn used_for(used_for: ContactUse, lang: Lang) -> &'static str {
    match (used_for, lang) {
        (ContactUse::Rights, Lang::Id) => "Hak atas data",
        (ContactUse::Rights, Lang::En) => "Rights over your data",
        (ContactUse::News, Lang::Id) => "Kabar dan penawaran",
        (ContactUse::News, Lang::En) => "News and offers",
        (ContactUse::General, Lang::Id) => "Umum",
        (ContactUse::General, Lang::En) => "General",
    }
}

const fn kind(kind: ContactKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (ContactKind::Email, Lang::Id) => "surel",
        (ContactKind::Email, Lang::En) => "e-mail",
        (ContactKind::Web, Lang::Id) => "situs web",
        (ContactKind::Web, Lang::En) => "website",
        (ContactKind::Whatsapp, _) => "WhatsApp",
    }
}

pub(super) const fn role(role: Role, lang: Lang) -> &'static str {
    match (role, lang) {
        (Role::Controller, Lang::Id) => "pengendali",
        (Role::Controller, Lang::En) => "controller",
        (Role::Processor, Lang::Id) => "prosesor",
        (Role::Processor, Lang::En) => "processor",
        (Role::Recipient, Lang::Id) => "penerima",
        (Role::Recipient, Lang::En) => "recipient",
        (Role::Authority, Lang::Id) => "lembaga",
        (Role::Authority, Lang::En) => "authority",
    }
}

impl Retention {
    /// How long and from when, for people.
    #[must_use]
    pub fn kept(&self, lang: Lang) -> String {
        let kept = format!("{} {}", period(&self.keep, lang), self.from.get(lang));
        match (&self.hold, lang) {
            (None, _) => kept,
            (Some(why), Lang::Id) => format!("{kept}; sedang ditahan: {}", why.get(lang)),
            (Some(why), Lang::En) => format!("{kept}; held at present: {}", why.get(lang)),
        }
    }
}

/// `P5Y` in words; another period as it stands.
fn period(keep: &str, lang: Lang) -> String {
    let years = keep.strip_prefix('P').and_then(|rest| rest.strip_suffix('Y'));
    match (years, keep, lang) {
        (Some(years), _, Lang::Id) => format!("{years} tahun"),
        (Some("1"), _, Lang::En) => "1 year".to_owned(),
        (Some(years), _, Lang::En) => format!("{years} years"),
        (None, "until_erased", Lang::Id) => "sampai dihapus,".to_owned(),
        (None, "until_erased", Lang::En) => "until erased,".to_owned(),
        (None, other, _) => other.to_owned(),
    }
}
