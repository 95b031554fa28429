//! What letters say.

use crate::{lang::Lang, store::LetterRow};

/// Subject and text of a letter. `academy` is what the academy calls itself.
pub(super) fn words(letter: &LetterRow, academy: &str) -> (String, String) {
    let code = letter.code.as_deref().unwrap_or_default();
    let (subject, text) = match (letter.kind.as_str(), letter.lang) {
        ("verify", Lang::Id) => (
            "Kode konfirmasi surel",
            format!("Kode Anda: {code}\n\nMasukkan kode ini di aplikasi dalam satu jam. Jika Anda tidak mendaftar, abaikan surel ini."),
        ),
        ("verify", Lang::En) => (
            "Code to confirm your e-mail",
            format!("Your code: {code}\n\nEnter it in the app within one hour. If you did not sign up, ignore this e-mail."),
        ),
        ("reset", Lang::Id) => (
            "Kode kata sandi baru",
            format!("Kode Anda: {code}\n\nMasukkan kode ini di aplikasi dalam satu jam untuk memilih kata sandi baru. Jika Anda tidak memintanya, abaikan surel ini; kata sandi Anda tidak berubah."),
        ),
        ("reset", Lang::En) => (
            "Code for a new password",
            format!("Your code: {code}\n\nEnter it in the app within one hour to choose a new password. If you did not ask for it, ignore this e-mail; your password stays as it is."),
        ),
        ("known", Lang::Id) => (
            "Anda sudah punya akun",
            "Seseorang, mungkin Anda, mendaftar dengan alamat ini. Akun untuk alamat ini sudah ada, jadi tidak ada yang berubah. Masuklah seperti biasa, atau pilih Lupa kata sandi di aplikasi.".to_owned(),
        ),
        ("known", Lang::En) => (
            "You already have an account",
            "Somebody, perhaps you, signed up with this address. It already has an account, so nothing was changed. Sign in as usual, or choose Forgot password in the app.".to_owned(),
        ),
        (_, Lang::Id) => (
            "Kata sandi Anda diganti",
            "Kata sandi akun Anda baru saja diganti dan sesi lain diakhiri. Jika bukan Anda yang menggantinya, pilih Lupa kata sandi di aplikasi sekarang juga.".to_owned(),
        ),
        (_, Lang::En) => (
            "Your password was changed",
            "The password of your account was just changed and other sessions were ended. If it was not you, choose Forgot password in the app right now.".to_owned(),
        ),
    };
    (format!("{academy}: {subject}"), format!("{text}\n\n{academy}\n"))
}
