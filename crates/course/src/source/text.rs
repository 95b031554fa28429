//! Bytes to text: UTF-8 without a byte order mark or NUL.

use crate::{
    diagnostic::{Code, Diagnostic},
    span::Span,
};

/// The text of a file.
///
/// # Errors
/// `F108` at the byte that is wrong.
pub fn read_text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Diagnostic>> {
    let problem = |at: usize, length: usize, id: &str, en: &str| {
        Err(Box::new(Diagnostic::new(Code::F108, path, Span::new(at, at + length), id, en)))
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            return problem(
                error.valid_up_to(),
                error.error_len().unwrap_or(1),
                "Berkas ini bukan UTF-8. Simpan ulang dari penyunting teks dengan pengodean UTF-8.",
                "This file is not UTF-8. Save it again from a text editor with the encoding UTF-8.",
            );
        }
    };
    if text.starts_with('\u{feff}') {
        return problem(
            0,
            3,
            "Berkas dimulai dengan tanda urutan bita (BOM). Simpan ulang sebagai UTF-8 tanpa BOM.",
            "The file starts with a byte order mark (BOM). Save it again as UTF-8 without BOM.",
        );
    }
    if let Some(at) = text.find('\0') {
        return problem(
            at,
            1,
            "Ada karakter NUL di sini. Hapus karakter itu; biasanya sisa dari salin-tempel.",
            "There is a NUL character here. Remove it; it usually comes from copying and pasting.",
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_utf8_only() {
        assert_eq!(read_text("x", "é".as_bytes()).unwrap(), "é");
        for (bytes, at) in [(&b"ab\xff"[..], 2), (b"\xef\xbb\xbfa", 0), (b"a\0b", 1)] {
            let problem = read_text("x", bytes).unwrap_err();
            assert_eq!((problem.code, problem.span.start), (Code::F108, at));
        }
    }
}
