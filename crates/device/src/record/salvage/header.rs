//! The first hundred bytes of a database file. SQLite reads nothing at all when they are wrong, or when the file is
//! shorter than they say; but all that stands in them is known (<https://www.sqlite.org/fileformat2.html#the_database_header>).

use crate::sqlite::open::PAGE_SIZE;

const LENGTH: usize = 100;

/// Writes the header that this version would have written, and fills a file that was cut short with empty pages.
pub fn repair(bytes: &mut Vec<u8>) {
    if bytes.len() < LENGTH {
        return;
    }
    let said = u32::from_be_bytes([bytes[28], bytes[29], bytes[30], bytes[31]]) as usize;
    let there = bytes.len().div_ceil(PAGE_SIZE as usize);
    // A damaged count is not believed beyond four times what is there.
    let pages = if said > there && said <= there * 4 { said } else { there };
    bytes.resize(pages * PAGE_SIZE as usize, 0);
    let change_counter: [u8; 4] = [0, 0, 0, 1];
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    put(0, b"SQLite format 3\0");
    put(16, &(PAGE_SIZE as u16).to_be_bytes());
    // Written and read with a write-ahead log; no reserved space; the three fractions, which are fixed.
    put(18, &[2, 2, 0, 64, 32, 32]);
    put(24, &change_counter);
    put(28, &u32::try_from(pages).unwrap_or(u32::MAX).to_be_bytes());
    // Free pages are not needed for reading. Schema format 4, text in UTF-8.
    put(32, &[0; 8]);
    put(44, &[0, 0, 0, 4]);
    put(52, &[0; 4]);
    put(56, &[0, 0, 0, 1]);
    put(64, &[0; 4]);
    put(92, &change_counter);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cut_short_is_filled_to_its_length() {
        let mut bytes = vec![0_u8; 5_000];
        bytes[31] = 3;
        repair(&mut bytes);
        assert_eq!(bytes.len(), 3 * PAGE_SIZE as usize);
        assert!(bytes.starts_with(b"SQLite format 3\0\x10\x00\x02\x02"));
    }

    #[test]
    fn what_is_too_short_to_be_a_database_stays() {
        let mut bytes = vec![7; 99];
        repair(&mut bytes);
        assert_eq!(bytes, vec![7; 99]);
    }
}
