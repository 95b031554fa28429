//! Class A.

use course::{diagnostic::Code, source::Source};

use super::{
    Pair,
    ground::{ENGLISH, tell, tell_english},
};
use crate::sample::{LESSON, replace};

/// A sentence of so many words.
fn sentence(words: usize) -> String {
    format!("Kata{}.", " kata".repeat(words - 1))
}

/// The lesson tells nothing but this. What is left of it has 47 words outside its questions.
fn only(source: &mut Source, told: &str) {
    let text = String::from_utf8(source.get(LESSON).unwrap().to_vec()).unwrap();
    let text = text.replace("Kalimat ini menerangkan satu hal kecil dengan tenang. ", "");
    source.insert(LESSON, text.replacen("\n## ", &format!("\n{told}\n## "), 1));
}

pub const PAIRS: &[Pair] = &[
    (
        Code::A802,
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![pohon-subnet.svg]"),
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![Pohon *subnet*]"),
    ),
    (
        Code::A802,
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![Gambar pohon subnet]"),
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![Gambaran pohon subnet]"),
    ),
    (
        Code::A802,
        |s| replace(s, ENGLISH, "![Subnet tree with two branches]", "![A picture of a tree]"),
        |s| replace(s, ENGLISH, "![Subnet tree with two branches]", "![Trees]"),
    ),
    (
        Code::A802,
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", "![Peta]"),
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", &format!("![{}]", "p".repeat(150))),
    ),
    (
        Code::A802,
        |s| replace(s, LESSON, "![Pohon subnet dengan dua cabang]", &format!("![{}]", "p".repeat(151))),
        |_| {},
    ),
    (
        Code::A803,
        |s| replace(s, LESSON, "[rencana alamat]", "[di sini]"),
        |s| replace(s, LESSON, "[rencana alamat]", "[rencana di sini]"),
    ),
    (
        Code::A803,
        |s| replace(s, ENGLISH, "[address plan]", "[Click *here*]"),
        |s| replace(s, ENGLISH, "[address plan]", "[the address plan here]"),
    ),
    (
        Code::A803,
        |s| {
            replace(
                s,
                LESSON,
                "- RFC 4632",
                "- [https://www.rfc-editor.org/info/rfc4632](https://www.rfc-editor.org/info/rfc4632)\n- RFC 4632",
            )
        },
        |s| {
            replace(
                s,
                LESSON,
                "- RFC 4632",
                "- [RFC 4632](https://www.rfc-editor.org/info/rfc4632)\n- RFC 4632",
            )
        },
    ),
    (Code::A805, |s| tell(s, &sentence(36)), |s| tell(s, &sentence(35))),
    (
        Code::A805,
        |s| tell_english(s, &sentence(36)),
        // A code span is one word, an abbreviation and a decimal point end nothing, and what names sources is left alone.
        |s| {
            tell_english(s, &format!("`{}` is one word.", sentence(40)));
            replace(s, ENGLISH, "- RFC 4632", &format!("- {}\n- RFC 4632", sentence(60)));
        },
    ),
    (
        Code::A805,
        |s| tell(s, &format!("{} mis. 3.5 {}", &sentence(18)[..89], sentence(18))),
        |s| tell(s, &format!("{} Mis. 3.5 {}", sentence(18), sentence(15))),
    ),
    (
        Code::A805,
        |s| only(s, &format!("{}\n\n", sentence(35)).repeat(36)),
        |s| only(s, &format!("{}\n\n", sentence(26)).repeat(36)),
    ),
    (
        Code::A806,
        |s| tell(s, "Satu ini. Dua ini. Tiga ini. Empat ini. Lima ini. Enam ini."),
        |s| tell(s, "Satu ini. Dua ini. Tiga ini. Empat ini. Lima ini, dsb. kalau ada."),
    ),
    (
        Code::A806,
        |s| tell_english(s, "> One. Two! Three? \"Four.\" `Five`. Six."),
        |s| tell_english(s, "One, e.g. A. Two vs. B. Three at 10.30. Four, etc. and Dr. C. Five.\n\nSix."),
    ),
    (
        Code::A807,
        |s| tell(s, "Pasang QoS di jalur itu."),
        |s| tell(s, "Pasang QoS (*quality of service*) di jalur itu. Lalu ukur QoS."),
    ),
    (
        Code::A807,
        |s| tell(s, "| Alat | Guna |\n|---|---|\n| VPN-nya | jalur |"),
        |s| {
            tell(
                s,
                "Jaringan pribadi virtual (VPN) itu jalur. [IdP](term:prefix), `TLS`, PC, TI, USB, dan Surabaya.",
            )
        },
    ),
    (
        Code::A807,
        |s| tell_english(s, "Ask for the PO now. A PO (purchase order) comes later."),
        |s| {
            tell_english(
                s,
                "Ask for the *purchase order*, or PO, now. The *identity provider* (IdP) has an IT PC.",
            )
        },
    ),
    (
        Code::A807,
        |s| tell(s, "Pakai UU PDP di sini."),
        |s| {
            replace(s, "glossary.md", "## Prefiks {#prefix}", "## UU PDP {#prefix}");
            tell(s, "Pakai UU PDP menurut putusan 151/PUU-XXII/2024.");
        },
    ),
    (
        Code::A807,
        |s| tell(s, "Pakai MFA di sini."),
        |s| {
            replace(s, "glossary.md", "Inggris: prefix", "Inggris: multi-factor authentication (MFA)");
            tell(s, "Pakai MFA di sini.");
        },
    ),
    (Code::A808, |s| only(s, &"satu dua tiga\n\n".repeat(84)), |s| only(s, &"satu dua tiga\n\n".repeat(85))),
    (
        Code::A808,
        |s| tell(s, &"Satu dua tiga empat lima.\n\n".repeat(250)),
        |s| tell(s, &"Satu dua tiga empat lima.\n\n".repeat(160)),
    ),
    (
        Code::A809,
        |s| tell(s, "Pasang alat Acme-nya di sana."),
        |s| tell(s, "Acmeda dan acme di `Acme` itu lain."),
    ),
    (
        Code::A810,
        |s| tell(s, "Lalu klik tombol hijau di kotak itu."),
        |s| tell(s, "Lalu klik tombol hijau **Simpan** di kotak itu. Lampu hijau berarti menyala."),
    ),
    (
        Code::A810,
        |s| tell_english(s, "Press the button on the right."),
        |s| tell_english(s, "Press the \"Save\" button on the right. See the table above."),
    ),
];
