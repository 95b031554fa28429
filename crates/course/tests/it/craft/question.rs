//! Class Q.

use course::diagnostic::Code;

use super::{
    Pair,
    ground::{ask, ask_each},
};

const FIVE: &str = "### Mana? {#q-zz01 obj=o1}\n\n- [x] a1\n  > Karena A.\n- [ ] b1\n  > Karena B.\n- [ ] c1\n  > Karena C.\n- [ ] d1\n  > Karena D.\n- [ ] e1\n  > Karena E.\n";

pub const PAIRS: &[Pair] = &[
    (
        Code::Q405,
        |s| ask(s, "### Mana? {#q-zz01 obj=o1}\n\n- [x] a\n  > Karena A.\n- [x] b\n  > Karena B.\n"),
        |s| {
            ask(
                s,
                "### Berapa? {#q-zz01 .numeric obj=o1}\n\n- [x] `1`\n  > Karena A.\n- [x] `2`\n  > Karena B.\n",
            )
        },
    ),
    (Code::Q411, |s| ask(s, &format!("{FIVE}- [ ] f1\n  > Karena F.\n")), |s| ask(s, FIVE)),
    (
        Code::Q412,
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n3. [ ] c\n   > Karena C.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n\n> [!NOTE]\n> Karena A.\n",
            )
        },
    ),
    (
        Code::Q412,
        |s| ask(s, "### Berapa? {#q-zz01 .numeric obj=o1}\n\n- [x] `1`\n  > Karena A.\n- [ ] `2`\n"),
        |s| ask(s, "### Urutkan apa? {#q-zz01 obj=o1}\n\n1. a\n2. b\n3. c\n"),
    ),
    (
        Code::Q413,
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Maaf, jawaban Anda kurang tepat.\n3. [ ] c\n   > Karena C.\n",
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Sorry, that is not quite right!\n3. [ ] c\n   > Because C.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Benar, satu lantai.\n2. [ ] b\n   > Salah: `b` kosong.\n3. [ ] c\n   > Not right: empty.\n",
            )
        },
    ),
    (
        Code::Q413,
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Benar.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n   > **Correct!**\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
        |_| {},
    ),
    (
        Code::Q414,
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] a\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
            )
        },
        |s| ask(s, "### Mana? {#q-zz01 obj=o1}\n\n- [x] a\n  > Karena A.\n- [x] b\n- [ ] c\n  > Karena C.\n"),
    ),
    (
        Code::Q416,
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] satu lantai di kantor\n   > Karena A.\n2. [ ] satu gedung di kota\n   > Karena B.\n3. [ ] Semua jawaban di atas benar.\n   > Karena C.\n",
                "### Which? {#q-zz01 obj=o1}\n\n1. [x] one floor of it all\n   > Because A.\n2. [ ] one house of it all\n   > Because B.\n3. [ ] All of the above\n   > Because C.\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] Semua jawaban tersimpan di perangkat\n   > Karena A.\n2. [ ] Semua jawaban terkirim ke kantor itu\n   > Karena B.\n3. [ ] Tidak ada jawaban yang tersimpan\n   > Karena C.\n",
                "### Which? {#q-zz01 obj=o1}\n\n1. [x] All answers stay on the device\n   > Because A.\n2. [ ] None of the answers stay on it\n   > Because B.\n3. [ ] Both sites keep the answers now\n   > Because C.\n",
            )
        },
    ),
    (
        Code::Q416,
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] lantai\n   > Karena A.\n2. [ ] A dan B\n   > Karena B.\n3. [ ] Tidak ada yang benar\n   > Karena C.\n",
                "### Which? {#q-zz01 obj=o1}\n\n1. [x] a floor\n   > Because A.\n2. [ ] Both A and B\n   > Because B.\n3. [ ] None of these\n   > Because C.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] Vitamin A dan B\n   > Karena A.\n2. [ ] Kelas A dan kelas C\n   > Karena B.\n3. [ ] A\n   > Karena C.\n",
            )
        },
    ),
    (
        Code::Q417,
        |s| {
            ask_each(
                s,
                "### Manakah dari berikut ini yang bukan warna? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### Which of these is not a colour? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Manakah dari berikut ini yang **bukan** warna? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### Which of these is **not** a colour? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
    ),
    (
        Code::Q417,
        |s| {
            ask_each(
                s,
                "### Semua ini warna, kecuali satu. Pilih semua yang cocok kecuali biru. {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### Choose every colour except blue. {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
        // A "not" in the situation turns nothing round.
        |s| {
            ask_each(
                s,
                "### Layar tidak menyala. Apa yang diperiksa pelanggan yang tidak punya kabel? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### The screen does not light up. What do you check when there is no cable? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
    ),
    (
        Code::Q418,
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] disk bisa rusak\n   > Karena A.\n2. [ ] disk pasti rusak\n   > Karena B.\n3. [ ] disk sudah rusak\n   > Karena C.\n",
                "### Which? {#q-zz01 obj=o1}\n\n1. [x] a disk may fail\n   > Because A.\n2. [ ] a disk never fails\n   > Because B.\n3. [ ] a disk has failed\n   > Because C.\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] disk selalu berputar\n   > Karena A.\n2. [ ] disk tidak pernah rusak\n   > Karena B.\n3. [ ] disk memastikan isinya\n   > Karena C.\n",
                "### Which? {#q-zz01 obj=o1}\n\n1. [x] a disk always spins\n   > Because A.\n2. [ ] a disk never fails\n   > Because B.\n3. [ ] a disk certifies it\n   > Because C.\n",
            )
        },
    ),
    (
        Code::Q419,
        |s| {
            ask(
                s,
                "### Mana kulkas? {#q-zz01 obj=o1}\n\n1. [x] kulkas satu\n   > Karena A.\n2. [ ] lemari dua\n   > Karena B.\n3. [ ] lemari tiga\n   > Karena C.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Mana kulkas? {#q-zz01 obj=o1}\n\n1. [x] kulkas satu\n   > Karena A.\n2. [ ] kulkas dua\n   > Karena B.\n3. [ ] lemari tiga\n   > Karena C.\n",
            )
        },
    ),
    (
        Code::Q419,
        |s| {
            ask(
                s,
                "### Mana Pengukus? {#q-zz01 obj=o1}\n\n1. [x] wajan pengukus\n   > Karena A.\n2. [ ] lemari kedua\n   > Karena B.\n3. [ ] lemari ketiga\n   > Karena C.\n",
            )
        },
        // The file speaks of sentences all the time.
        |s| {
            ask(
                s,
                "### Mana kalimat? {#q-zz01 obj=o1}\n\n1. [x] kalimat satu\n   > Karena kalimat, kalimat, kalimat, kalimat.\n2. [ ] lemari dua\n   > Karena B.\n3. [ ] lemari tiga\n   > Karena C.\n",
            )
        },
    ),
    (
        Code::Q420,
        |s| {
            ask(
                s,
                &format!(
                    "### {}apa? {{#q-zz01 obj=o1}}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                    "kata ".repeat(40)
                ),
            )
        },
        |s| {
            ask(
                s,
                &format!(
                    "### {}apa? {{#q-zz01 obj=o1}}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                    "kata ".repeat(39)
                ),
            )
        },
    ),
    (
        Code::Q421,
        |s| {
            ask(
                s,
                "### Fungsi gudang adalah … {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Untuk tiap kasus, pilih satu gudang. {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### For each case, choose one store. {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
    ),
    (
        Code::Q422,
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] dua puluh tujuh karakter :)\n   > Karena A.\n2. [ ] dua puluh karakter..\n   > Karena B.\n3. [ ] dua puluh karakter;;\n   > Karena C.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] dua puluh enam karakter :)\n   > Karena A.\n2. [ ] dua puluh karakter..\n   > Karena B.\n3. [ ] dua puluh karakter;;\n   > Karena C.\n",
            )
        },
    ),
    (
        Code::Q422,
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] kotak besar sekali\n   > Karena A.\n2. [ ] kaleng\n   > Karena B.\n3. [ ] botol\n   > Karena C.\n",
            )
        },
        // Words are as long as they are.
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n1. [x] kaleng besi\n   > Karena A.\n2. [ ] kaleng\n   > Karena B.\n3. [ ] lemari\n   > Karena C.\n",
            )
        },
    ),
    (
        Code::Q426,
        |s| ask(s, "### Berapa? {#q-zz01 .numeric obj=o1}\n\n- [x] `9.5`\n  > Karena A.\n"),
        |s| {
            ask(
                s,
                "### Berapa? {#q-zz01 .numeric obj=o1}\n\n- [x] `9.5 ± 0.1`\n  > Karena A.\n- [ ] `9.25`\n  > Karena B.\n- [x] `12`\n",
            )
        },
    ),
    (
        Code::Q426,
        |s| {
            ask_each(
                s,
                "### Lengkapi kalimat. {#q-zz01 obj=o1}\n\nAda [[=9.5]] liter.\n",
                "### Complete it. {#q-zz01 obj=o1}\n\nThere are [[=9.5]] litres.\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Lengkapi kalimat. {#q-zz01 obj=o1}\n\nAda [[=9]] liter.\n",
                "### Complete it. {#q-zz01 obj=o1}\n\nThere are [[=9]] litres.\n",
            )
        },
    ),
    (
        Code::Q428,
        |s| ask(s, "### Apa? {#q-zz01 .text obj=o1}\n\n- [x] `gerbang, bawaan`\n  > Karena A.\n"),
        |s| {
            ask(
                s,
                "### Apa? {#q-zz01 .text obj=o1}\n\n- [x] `gerbang, bawaan`\n  > Karena A.\n- [x] `/gerbang,? bawaan/`\n",
            )
        },
    ),
    (
        Code::Q428,
        |s| {
            ask_each(
                s,
                "### Lengkapi kalimat. {#q-zz01 obj=o1}\n\nIni [[Alamat jaringan]] kami.\n",
                "### Complete it. {#q-zz01 obj=o1}\n\nThis is our [[Network address]].\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Lengkapi kalimat. {#q-zz01 obj=o1}\n\nIni [[alamat jaringan|DHCP|ip addr]] kami.\n",
                "### Complete it. {#q-zz01 obj=o1}\n\nThis is our [[network address|10.0.0.1/24]].\n",
            )
        },
    ),
    (
        Code::Q433,
        |s| {
            ask_each(
                s,
                &format!("### Lengkapi kalimat. {{#q-zz01 obj=o1}}\n\n{}\n", "Satu [[dua]] tiga, ".repeat(6)),
                &format!("### Complete it. {{#q-zz01 obj=o1}}\n\n{}\n", "One [[two]] three, ".repeat(6)),
            )
        },
        |s| {
            ask_each(
                s,
                &format!("### Lengkapi kalimat. {{#q-zz01 obj=o1}}\n\n{}\n", "Satu [[dua]] tiga, ".repeat(5)),
                &format!("### Complete it. {{#q-zz01 obj=o1}}\n\n{}\n", "One [[two]] three, ".repeat(5)),
            )
        },
    ),
    (
        Code::Q434,
        |s| {
            ask(
                s,
                &format!(
                    "### Mana? {{#q-zz01 obj=o1}}\n\n{}1. [x] a1\n   > Karena A.\n2. [ ] b1\n   > Karena B.\n3. [ ] c1\n   > Karena C.\n",
                    "> [!TIP]\n> Pikirkan.\n\n".repeat(4)
                ),
            )
        },
        |s| {
            ask(
                s,
                &format!(
                    "### Mana? {{#q-zz01 obj=o1}}\n\n{}1. [x] a1\n   > Karena A.\n2. [ ] b1\n   > Karena B.\n3. [ ] c1\n   > Karena C.\n",
                    "> [!TIP]\n> Pikirkan.\n\n".repeat(3)
                ),
            )
        },
    ),
    (
        Code::Q434,
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n> [!TIP]\n> Ingat lemari *besi* itu.\n\n1. [x] Lemari besi.\n   > Karena A.\n2. [ ] lemari kayu\n   > Karena B.\n3. [ ] lemari kaca\n   > Karena C.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Mana? {#q-zz01 obj=o1}\n\n> [!TIP]\n> Ingat lemari besi-besi itu, bukan yang kayu.\n\n1. [x] lemari besi\n   > Karena A.\n2. [ ] lemari kayu\n   > Karena B.\n3. [ ] lemari kaca\n   > Karena C.\n",
            )
        },
    ),
    (
        Code::Q434,
        |s| {
            ask(
                s,
                "### Berapa? {#q-zz01 .numeric obj=o1}\n\n> [!TIP]\n> Hasilnya 62 kotak.\n\n- [x] `62`\n  > Karena A.\n",
            )
        },
        |s| {
            ask(
                s,
                "### Berapa? {#q-zz01 .numeric obj=o1}\n\n> [!TIP]\n> Hasilnya di bawah 620 kotak.\n\n- [x] `62`\n  > Karena A.\n",
            )
        },
    ),
];
