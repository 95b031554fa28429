//! Words of the two languages, and sentences made of them.

use std::sync::LazyLock;

use course::lang::Lang;

use super::dice::Dice;

/// The most frequent first: what holds sentences together, then what they are about.
const COMMON_ID: &str = "yang dan di dengan untuk pada dari ini itu ke dalam adalah tidak akan dapat juga oleh atau \
    karena sebuah setiap lebih bila jika saat sudah agar antara tanpa satu dua tiga hanya perlu harus masih sebelum \
    sesudah sampai bagi seperti semua lain sama baru banyak sedikit lalu kemudian namun sehingga";
const COMMON_EN: &str = "the and of to in a is for that with on as it by from at are this be or which can an not will \
    one two three each more when if then than before after between without only must may also but because so both \
    all other same new many few during within into over under again still";
const ROOTS_ID: &str = "jaringan alamat server data pengguna layanan kabel sakelar penyimpanan cadangan sandi akses \
    kantor cabang pelanggan mitra solusi kebutuhan anggaran proyek rapat tender laporan gangguan pemantauan catatan \
    perangkat kapasitas lalu-lintas aturan kebijakan risiko audit kontrak harga penawaran jadwal tim peran tugas uji \
    ukur hitung tulis baca kirim simpan pasang hubung pisah gabung pilih banding rancang jalan henti periksa perbaiki \
    ubah hapus salin pindah bagi susun petakan lindungi kunci enkripsi sertifikat wewenang identitas domain zona \
    gerbang rute paket bingkai antrean jeda latensi lebar-pita prosesor memori diska klaster replika kontainer citra \
    orkestrasi mesin virtual awan wilayah ketersediaan pemulihan bencana titik waktu target sasaran metrik ambang \
    peringatan insiden masalah perubahan rilis konfigurasi inventaris aset lisensi garansi dukungan eskalasi kueri \
    tabel kolom baris indeks transaksi model pelatihan inferensi ringkasan";
const ROOTS_EN: &str = "network address server data user service cable switch storage backup password access office \
    branch customer partner solution need budget project meeting tender report fault monitoring record device \
    capacity traffic rule policy risk audit contract price offer schedule team role task test measure count write \
    read send store install connect split join choose compare design run stop check repair change delete copy move \
    share arrange map protect lock encryption certificate permission identity domain zone gateway route packet frame \
    queue delay latency bandwidth processor memory disk cluster replica container image orchestration machine \
    virtual cloud region availability recovery disaster point time target goal metric threshold alert incident \
    problem release configuration inventory asset licence warranty support escalation query table column row index \
    transaction model training inference summary";
const SYLLABLES: [&str; 24] = [
    "ba", "ku", "re", "mi", "to", "sa", "ne", "lu", "di", "ga", "pe", "no", "ra", "ti", "mo", "ke", "sen",
    "tar", "lin", "dor", "vas", "nim", "pol", "gra",
];

/// Fixed words of a page in one language.
#[derive(Debug)]
pub struct Tongue {
    pub lang: Lang,
    words: Vec<String>,
    /// What a page may be about: no words that only hold sentences together.
    topics: Vec<String>,
}

static BOTH: LazyLock<[Tongue; 2]> = LazyLock::new(|| {
    [
        Tongue::new(Lang::Id, COMMON_ID, ROOTS_ID, |root| {
            ["", "me", "di", "pe", "ke"]
                .into_iter()
                .zip(["", "kan", "kan", "an", "an"])
                .map(|(before, after)| format!("{before}{root}{after}"))
                .collect()
        }),
        Tongue::new(Lang::En, COMMON_EN, ROOTS_EN, |root| {
            ["", "s", "ed", "ing", "er"].into_iter().map(|after| format!("{root}{after}")).collect()
        }),
    ]
});

impl Tongue {
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        &BOTH[usize::from(lang == Lang::En)]
    }

    fn new(lang: Lang, common: &str, roots: &str, forms: fn(&str) -> Vec<String>) -> Self {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let roots = list(roots);
        let derived = roots.iter().flat_map(|root| forms(root).into_iter().skip(1));
        // Names of things and places: the long tail that every real text has.
        let names = (0..4_000).map(|number| name(number + if lang == Lang::En { 9_000 } else { 0 }));
        let words = list(common).into_iter().chain(roots.clone()).chain(derived).chain(names).collect();
        Self { lang, words, topics: roots }
    }

    /// The text in this language.
    #[must_use]
    pub const fn say(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    pub fn word(&self, dice: &mut Dice) -> &str {
        &self.words[dice.rank(self.words.len())]
    }

    pub fn topic(&self, dice: &mut Dice) -> &str {
        dice.pick::<String>(&self.topics)
    }

    /// Some words, without marks.
    pub fn phrase(&self, dice: &mut Dice, words: usize) -> String {
        let mut text = self.topic(dice).to_owned();
        for _ in 1..words {
            text.push(' ');
            text.push_str(self.word(dice));
        }
        text
    }

    /// Eight to sixteen words, from a capital to a full stop.
    pub fn sentence(&self, dice: &mut Dice) -> String {
        let words = dice.between(8, 16);
        let comma = dice.between(3, 12);
        let mut text = String::new();
        for at in 0..words {
            if at > 0 {
                text.push_str(if at == comma { ", " } else { " " });
            }
            text.push_str(if at % 4 == 1 { self.topic(dice) } else { self.word(dice) });
        }
        text.push('.');
        capital(&text)
    }

    pub fn paragraph(&self, dice: &mut Dice, sentences: usize) -> String {
        (0..sentences).map(|_| self.sentence(dice)).collect::<Vec<_>>().join(" ")
    }
}

/// A name that no word list has; another number, below the fourth power of the syllables, is another name.
#[must_use]
pub fn name(number: usize) -> String {
    let base = SYLLABLES.len();
    let mut rest = number * 7_919 % base.pow(4);
    let mut name = String::new();
    for _ in 0..4 {
        name.push_str(SYLLABLES[rest % base]);
        rest /= base;
    }
    name
}

#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
