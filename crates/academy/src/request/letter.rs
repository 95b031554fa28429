//! The text of a request, to send by e-mail as long as the app cannot send it.

use chrono::{DateTime, Utc};
use course::lang::Lang;
use learning::fact::{RequestId, Right};

use crate::{desk::Desk, privacy::show::lang_of, profile};

pub(super) struct Letter<'a> {
    pub id: RequestId,
    pub right: Right,
    pub purpose: Option<&'a str>,
    pub words: &'a str,
    pub at: DateTime<Utc>,
}

impl Letter<'_> {
    pub fn subject(&self, lang: Lang) -> String {
        match lang {
            Lang::Id => format!("Permintaan atas data pribadi: {}", wish(self.right, lang)),
            Lang::En => format!("Request about personal data: {}", wish(self.right, lang)),
        }
    }

    /// Names the person, as they would themselves, and nothing of what they learned.
    pub fn text(&self, desk: &Desk) -> String {
        let lang = lang_of(desk);
        let say = |id: &'static str, en: &'static str| if lang == Lang::Id { id } else { en };
        let to = desk.privacy().map(|privacy| privacy.controller.name.clone()).unwrap_or_default();
        let who = profile::identity_of(desk);
        let mut lines = vec![
            format!("{} {to},", say("Kepada", "To")),
            String::new(),
            format!(
                "{} {}.",
                say(
                    "saya menggunakan hak saya menurut UU 27/2022 untuk",
                    "I use my right under Law (UU) 27/2022 to"
                ),
                wish(self.right, lang)
            ),
        ];
        let mut named = |label: &str, value: &str| {
            if !value.is_empty() {
                lines.push(format!("{label}: {value}"));
            }
        };
        named(say("Tujuan pemrosesan", "Purpose of processing"), self.purpose.unwrap_or_default());
        named(say("Nomor permintaan", "Number of the request"), &self.id.to_string());
        named(
            say("Dibuat di aplikasi", "Made in the app"),
            &self.at.format("%Y-%m-%d %H:%M UTC").to_string(),
        );
        named(say("Nama", "Name"), &who.name);
        named(say("Surel di akademi", "E-mail in the academy"), &who.email);
        named(say("Organisasi mitra", "Partner organisation"), &who.organisation);
        if !self.words.is_empty() {
            lines.extend([String::new(), self.words.to_owned()]);
        }
        lines.extend([String::new(), asks(self.right, lang)]);
        lines.join("\n")
    }
}

fn asks(right: Right, lang: Lang) -> String {
    let (id, en) = match right.article() {
        Some(article) => (
            format!(
                "Mohon beri tahu saya kapan permintaan ini diterima. Pasal {article} UU 27/2022 memberi batas 3 × 24 jam sejak saat itu."
            ),
            format!(
                "Please tell me when this request was received. Article {article} of Law (UU) 27/2022 allows 3 × 24 hours from then."
            ),
        ),
        None => (
            "Mohon beri tahu saya kapan permintaan ini diterima dan kapan saya mendapat jawabannya."
                .to_owned(),
            "Please tell me when this request was received and when I get an answer.".to_owned(),
        ),
    };
    if lang == Lang::Id { id } else { en }
}

const fn wish(right: Right, lang: Lang) -> &'static str {
    match (right, lang) {
        (Right::Access, Lang::Id) => "mengakses data saya dan mengetahui siapa yang melihatnya",
        (Right::Access, Lang::En) => "access my data and learn who looked at it",
        (Right::Correct, Lang::Id) => "memperbaiki data saya",
        (Right::Correct, Lang::En) => "have my data corrected",
        (Right::Object, Lang::Id) => "menyatakan keberatan atas pemrosesan data saya",
        (Right::Object, Lang::En) => "object to the processing of my data",
        (Right::Restrict, Lang::Id) => "menunda atau membatasi pemrosesan data saya",
        (Right::Restrict, Lang::En) => "have the processing of my data put off or limited",
        (Right::Erase, Lang::Id) => "menghapus data saya",
        (Right::Erase, Lang::En) => "have my data erased",
        (Right::Withdraw, Lang::Id) => "menarik persetujuan yang pernah saya berikan",
        (Right::Withdraw, Lang::En) => "take back a consent that I have given",
    }
}
