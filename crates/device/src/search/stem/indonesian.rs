//! Affixes of Indonesian, taken off in the order that Nazief and Adriani describe (Confix stripping, 1996; prefixes,
//! particles, possessives, derivational suffixes), with rules of our own in place of their dictionary of roots.
//!
//! Without a dictionary two questions have no answer, so the key leaves them open, for every form alike:
//! which sound a nasal swallowed (`menulis`: tulis or nulis?), so a root's first t p s k before a vowel is written as
//! the nasal it would become; and whether `-kan` is `-kan` or a root in k with `-an` (`masukan`), so a final k goes.

/// The key of a folded word.
#[must_use]
pub fn indonesian(word: &str) -> String {
    if !word.is_ascii() || word.len() < 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut root = word.to_owned();
    // Three at most: mem-per-ber-.
    for _ in 0..3 {
        let Some(rest) = without_prefix(&root) else { break };
        root = rest;
    }
    let root = without_suffixes(&nasal(&root));
    match root.strip_suffix('k') {
        Some(rest) if rest.len() >= 4 && rest.ends_with(VOWELS) => rest.to_owned(),
        _ => root,
    }
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// Roots that begin like a prefix, by their first letter.
const fn roots(first: u8) -> &'static [&'static str] {
    match first {
        b'b' => {
            &["benar", "benda", "bentuk", "berani", "berat", "beras", "beri", "berkas", "bersih", "besar"]
        }
        b'd' => {
            &["didik", "digit", "dinamis", "dinas", "dinding", "dingin", "direk", "disip", "disku", "distri"]
        }
        b'k' => &["kelas", "kelola", "kembali", "kembang", "kenal", "kendali", "kerja", "ketik"],
        b'm' => &["media", "menang", "menit", "menteri", "mentor", "memori"],
        b'p' => &[
            "penting", "penuh", "percaya", "periksa", "perintah", "periode", "perlu", "pernah", "persen",
            "pesan",
        ],
        b't' => &["terang", "terap", "terbit", "terima", "terjemah", "ternak", "tertib", "terus"],
        _ => &[],
    }
}

fn without_prefix(word: &str) -> Option<String> {
    if roots(*word.as_bytes().first()?).iter().any(|root| word.starts_with(root)) {
        return None;
    }
    nasal_prefix(word).or_else(|| plain_prefix(word))
}

/// me- and pe- with the nasal they take before each sound; in everyday speech the nasal alone (`ngatur`).
fn nasal_prefix(word: &str) -> Option<String> {
    let spoken = word.strip_prefix("ng").filter(|rest| begins(rest, "aiueo") && rest.len() >= 4);
    if let Some(rest) = spoken {
        return Some(rest.to_owned());
    }
    let tail = word.strip_prefix("me").or_else(|| word.strip_prefix("pe"))?;
    let after = |nasal: &str| tail.strip_prefix(nasal).filter(|rest| is_root(rest, 3));
    let is_syllable =
        |rest: &&str| rest.len() <= 4 && !rest.starts_with(VOWELS) && rest.matches(VOWELS).count() == 1;
    if let Some(rest) = after("nge").filter(is_syllable) {
        // One syllable takes menge-: mengecek, mengeklik.
        return Some(rest.to_owned());
    }
    if let Some(rest) = after("ny").filter(|rest| rest.starts_with(VOWELS)) {
        return Some(format!("ny{rest}"));
    }
    if let Some(rest) = after("ng").filter(|rest| begins(rest, "aiueoghk")) {
        return Some(rest.to_owned());
    }
    for (prefix, before) in [("m", "bfvp"), ("n", "dcjzts")] {
        let Some(rest) = after(prefix) else { continue };
        if begins(rest, before) {
            return Some(rest.to_owned());
        }
        if rest.starts_with(VOWELS) {
            return Some(format!("{prefix}{rest}"));
        }
    }
    None
}

fn plain_prefix(word: &str) -> Option<String> {
    let off = |prefix: &str, least| word.strip_prefix(prefix).filter(|rest| is_root(rest, least));
    // The only root that takes bel- and pel-.
    let learn = word.strip_prefix("bel").or_else(|| word.strip_prefix("pel"));
    learn
        .filter(|rest| rest.starts_with("ajar"))
        .or_else(|| off("di", 3))
        .or_else(|| off("ter", 3))
        .or_else(|| off("ber", 3))
        .or_else(|| off("per", 4))
        .or_else(|| off("be", 4).filter(|rest| rest.get(1..3) == Some("er")))
        .or_else(|| off("me", 4).filter(|rest| begins(rest, "lrwy")))
        .or_else(|| off("pe", 4).filter(|rest| !begins(rest, "aiueomn")))
        .or_else(|| off("ke", 5).filter(|rest| rest.ends_with("an") || rest.ends_with("annya")))
        .map(str::to_owned)
}

fn begins(word: &str, with: &str) -> bool {
    word.chars().next().is_some_and(|first| with.contains(first))
}

/// Long enough, and begins as words do: a vowel soon.
fn is_root(rest: &str, least: usize) -> bool {
    rest.len() >= least && rest.chars().take(3).any(|c| VOWELS.contains(&c)) && !starts_twice(rest)
}

fn starts_twice(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.len() > 1 && bytes[0] == bytes[1]
}

/// The first sound as the nasal that me- makes of it.
fn nasal(root: &str) -> String {
    let rest = root.get(1..).unwrap_or_default();
    if !rest.starts_with(VOWELS) {
        return root.to_owned();
    }
    match root.as_bytes()[0] {
        b'p' => format!("m{rest}"),
        b't' => format!("n{rest}"),
        b's' => format!("ny{rest}"),
        b'k' => rest.to_owned(),
        _ => root.to_owned(),
    }
}

/// Particle, then possessive, then any number of derivational suffixes; four letters stay.
fn without_suffixes(root: &str) -> String {
    let off = |word: &str, endings: &[&str]| {
        let rest = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 4));
        rest.map(str::to_owned)
    };
    let mut root = off(root, &["lah", "kah"]).unwrap_or_else(|| root.to_owned());
    root = off(&root, &["nya", "ku", "mu"]).unwrap_or(root);
    // -in is -kan and -i in everyday speech.
    while let Some(rest) = off(&root, &["kan", "an", "in", "i"]) {
        root = rest;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            &["hubung", "terhubung", "menghubungkan", "hubungan", "penghubung", "berhubungan", "hubungi"][..],
            &["tulis", "menulis", "penulisan", "tulisan", "ditulis", "tertulis", "tulislah"],
            &["kirim", "mengirim", "pengiriman", "dikirim", "kiriman", "mengirimkan"],
            &["pasar", "pemasaran", "memasarkan", "pasarnya", "dipasarkan"],
            &["simpan", "menyimpan", "penyimpanan", "disimpan", "tersimpan", "simpanlah"],
            &["guna", "menggunakan", "pengguna", "penggunaan", "digunakan", "kegunaan"],
            &["aman", "keamanan", "mengamankan", "pengamanan", "keamanannya"],
            &["jalan", "berjalan", "dijalankan", "perjalanan", "menjalankan"],
            &["masuk", "masukan", "masukkan", "memasukkan", "dimasukkan"],
            &["didik", "pendidikan", "mendidik", "dididik"],
            &["atur", "aturan", "peraturan", "pengaturan", "mengatur", "diatur"],
            &["latih", "pelatihan", "melatih", "latihan", "berlatih"],
            &["ajar", "belajar", "pelajaran", "mengajar", "pelajari", "pembelajaran"],
            &["langgan", "pelanggan", "berlangganan", "pelanggannya"],
            &["konfigurasi", "mengonfigurasi", "dikonfigurasi", "konfigurasinya"],
            &["baik", "perbaikan", "memperbaiki", "diperbaiki"],
            &["kerja", "pekerjaan", "bekerja", "mengerjakan", "dikerjakan"],
            &["beri", "memberi", "diberi"],
            &["nilai", "menilai", "penilaian", "dinilai"],
            &["cek", "mengecek", "dicek"],
            &["jual", "penjualan", "menjual", "dijual"],
            &["layan", "layanan", "pelayanan", "melayani"],
            &["ulang", "ngulang", "mengulang", "pengulangan", "ngulangin"],
            &["sambung", "nyambungin", "menyambungkan", "sambungan"],
            &["mesin", "mesinnya"],
            &["kelola", "mengelola", "pengelolaan", "dikelola"],
        ] {
            let keys: Vec<String> = forms.iter().map(|form| indonesian(form)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{forms:?}: {keys:?}");
        }
    }

    #[test]
    fn different_words_do_not_meet() {
        for (one, other) in [
            ("berkas", "kas"),
            ("digit", "git"),
            ("terbit", "bit"),
            ("jaringan", "kering"),
            ("makan", "makna"),
            ("server", "ver"),
            ("alamat", "amat"),
        ] {
            assert_ne!(indonesian(one), indonesian(other));
        }
    }

    #[test]
    fn any_text_has_a_key() {
        for word in
            ["", "a", "di", "ke", "k", "mem", "meny", "é", "ipv4", "pengeeeee", "berber", "kkan", "nyaan"]
        {
            let _key = indonesian(word);
        }
    }
}
