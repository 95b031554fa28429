//! The record of processing (UU 27/2022, article 31): for each purpose thirteen items, all made from the data that the
//! notice and the app are made from. Which items the law wants waits for counsel; these are the ones that the notice
//! promises and the impact assessment needs.

use super::{Basis, Field, Origin, Privacy, Purpose, Role, table};
use crate::lang::Lang;

/// How many items a processing activity has.
pub const ITEMS: usize = 13;

/// The record as Markdown: a section for each purpose.
#[must_use]
pub fn record_of_processing(privacy: &Privacy, lang: Lang) -> String {
    let title = pick(lang, "Rekaman kegiatan pemrosesan", "Record of processing");
    let mut out = format!("## {title}\n");
    for purpose in &privacy.purposes {
        out += &format!("\n### {} (`{}`)\n\n", purpose.title.get(lang), purpose.id);
        let rows = items(privacy, purpose, lang).into_iter().enumerate();
        let rows = rows.map(|(number, (name, value))| vec![(number + 1).to_string(), name.to_owned(), value]);
        out += &table::rows_of(&["#", pick(lang, "Butir", "Item"), pick(lang, "Isi", "Content")], rows);
    }
    out
}

/// The items of one processing activity: name and content.
#[must_use]
pub fn items(privacy: &Privacy, purpose: &Purpose, lang: Lang) -> [(&'static str, String); ITEMS] {
    let say = |id: &'static str, en: &'static str| pick(lang, id, en);
    let waits = say(
        "belum ditunjuk (menunggu konfirmasi klien)",
        "not appointed (awaiting the client's confirmation)",
    );
    let (processing, fields) = (&privacy.processing, of(privacy, purpose));
    [
        (say("Pengendali dan kontak", "Controller and contacts"), controller(privacy)),
        (
            say("Pejabat pelindungan data", "Data protection officer"),
            processing.officer.clone().unwrap_or_else(|| waits.to_owned()),
        ),
        (say("Kegiatan dan tujuan", "Activity and purpose"), purpose.text.get(lang).clone()),
        (say("Dasar pemrosesan", "Legal basis"), table::basis(purpose.basis, lang).to_owned()),
        (say("Subjek data", "Persons"), processing.subjects.get(lang).clone()),
        (say("Jenis data", "Kinds of data"), list(&fields, lang, |field| Some(field.name.get(lang).clone()))),
        (
            say("Sumber", "Source"),
            list(&fields, lang, |field| field.source.map(|source| origin(source, lang).to_owned())),
        ),
        (say("Penerima dan prosesor", "Recipients and processors"), recipients(privacy, purpose, lang)),
        (
            say("Tempat penyimpanan dan transfer", "Storage and transfer"),
            processing.storage.get(lang).clone(),
        ),
        (
            say("Masa simpan", "Retention"),
            list(&fields, lang, |field| {
                let class = privacy.find_retention(field)?;
                Some(format!("{}: {}", class.title.get(lang), class.kept(lang)))
            }),
        ),
        (say("Hak dan caranya", "Rights and how to use them"), rights(privacy, purpose, lang)),
        (
            say("Pengamanan", "Protection"),
            processing.measures.iter().map(|one| one.get(lang).as_str()).collect::<Vec<_>>().join(" "),
        ),
        (say("Penilaian dampak", "Impact assessment"), processing.assessment.get(lang).clone()),
    ]
}

/// What is told of for a purpose, as in the notice: columns hold the same values again.
fn of<'p>(privacy: &'p Privacy, purpose: &Purpose) -> Vec<&'p Field> {
    let told = privacy.fields.iter().filter(|field| field.is_told());
    told.filter(|field| field.purposes.contains(&purpose.id)).collect()
}

fn list(fields: &[&Field], lang: Lang, name: impl Fn(&Field) -> Option<String>) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in fields.iter().filter_map(|field| name(field)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return pick(lang, "saat ini tidak ada", "none at present").to_owned();
    }
    names.join("; ")
}

fn controller(privacy: &Privacy) -> String {
    let one = &privacy.controller;
    let contacts: Vec<&str> = one.contacts.iter().map(|contact| contact.value.as_str()).collect();
    format!("{} ({}), {}: {}", one.name, one.short, one.country, contacts.join(", "))
}

/// Whoever gets something for this purpose. Authorities do for every one, when the law demands it.
fn recipients(privacy: &Privacy, purpose: &Purpose, lang: Lang) -> String {
    let gets = privacy
        .recipients
        .iter()
        .filter(|one| one.role == Role::Authority || one.purposes.contains(&purpose.id));
    let country = |country: &Option<String>| {
        country
            .clone()
            .unwrap_or_else(|| pick(lang, "negara belum diputuskan", "country not decided").to_owned())
    };
    let named = gets.map(|one| {
        let (name, role, when) = (one.name.get(lang), table::role(one.role, lang), one.when.get(lang));
        format!("{name} ({role}, {}): {when}", country(&one.country))
    });
    named.collect::<Vec<_>>().join(" ")
}

fn rights(privacy: &Privacy, purpose: &Purpose, lang: Lang) -> String {
    let all = privacy.processing.rights.get(lang);
    match (purpose.basis, &purpose.refused) {
        (Basis::Consent, Some(refused)) => {
            format!("{all} {} {}", pick(lang, "Bila tidak setuju:", "If refused:"), refused.get(lang))
        }
        _ => all.clone(),
    }
}

const fn origin(origin: Origin, lang: Lang) -> &'static str {
    match origin {
        Origin::Given => pick(lang, "diberikan oleh orangnya", "given by the person"),
        Origin::Automatic => pick(lang, "dicatat otomatis", "noted automatically"),
        Origin::Derived => pick(lang, "dihitung dari data lain", "computed from other data"),
    }
}

const fn pick(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}
