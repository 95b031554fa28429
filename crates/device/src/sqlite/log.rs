//! Whether the log beside a file is whole. SQLite takes the first frame that does not fit for the log's end, so damage in
//! the middle would silently undo every commit behind it, and the next one would overwrite them
//! (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>).

use std::path::Path;

use super::{aside::with_suffix, open::PAGE_SIZE};
use crate::error::{DeviceError, Result};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const FRAME: usize = FRAME_HEADER + PAGE_SIZE as usize;

/// Fails with `Damaged` when commits lie behind a place that does not fit. One commit may: a power cut can leave the
/// last one half written, and that one was not called saved.
pub fn check(path: &Path) -> Result<()> {
    let log = std::fs::read(with_suffix(path, "-wal")).unwrap_or_default();
    if commits_behind_a_break(&log) <= 1 {
        return Ok(());
    }
    Err(DeviceError::Damaged { path: path.to_owned(), what: "its log".to_owned() })
}

fn commits_behind_a_break(log: &[u8]) -> usize {
    let Some((header, frames)) = log.split_at_checked(HEADER) else { return 0 };
    let frames: Vec<&[u8]> = frames.chunks_exact(FRAME).collect();
    let Some(first) = frames.first() else { return 0 };
    let sums = Sums::of_header(header);
    let whole = sums.map_or(0, |sums| sums.fitting(&header[16..24], &frames));
    // Frames with other salts are left from before the log was begun anew.
    let salts = if sums.is_some() { &header[16..24] } else { &first[8..16] };
    let commits = |frame: &&&[u8]| frame[8..16] == *salts && frame[4..8] != [0; 4];
    frames[whole..].iter().filter(commits).count()
}

/// The running checksum.
#[derive(Debug, Clone, Copy)]
struct Sums {
    one: u32,
    two: u32,
    word: fn([u8; 4]) -> u32,
}

impl Sums {
    /// `None` when the header itself does not fit.
    fn of_header(header: &[u8]) -> Option<Self> {
        let word = match header.first_chunk()? {
            [0x37, 0x7f, 0x06, 0x82] => u32::from_le_bytes,
            [0x37, 0x7f, 0x06, 0x83] => u32::from_be_bytes,
            _ => return None,
        };
        let sums = Self { one: 0, two: 0, word }.over(&header[..24]);
        sums.is(&header[24..32]).then_some(sums)
    }

    /// How many frames from the first on fit.
    fn fitting(mut self, salts: &[u8], frames: &[&[u8]]) -> usize {
        let fits = |frame: &&&[u8]| {
            self = self.over(&frame[..8]).over(&frame[FRAME_HEADER..]);
            frame[8..16] == *salts && self.is(&frame[16..24])
        };
        frames.iter().take_while(fits).count()
    }

    fn over(mut self, bytes: &[u8]) -> Self {
        for pair in bytes.as_chunks::<4>().0.chunks_exact(2) {
            self.one = self.one.wrapping_add((self.word)(pair[0])).wrapping_add(self.two);
            self.two = self.two.wrapping_add((self.word)(pair[1])).wrapping_add(self.one);
        }
        self
    }

    fn is(self, written: &[u8]) -> bool {
        *written == [self.one.to_be_bytes(), self.two.to_be_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Connection;

    use super::*;
    use crate::sqlite::open::{Durability, to_write};

    /// A log of so many commits, begun anew once.
    async fn log(commits: usize) -> Vec<u8> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.sqlite");
        let mut connection = to_write(&path, Durability::Full).await.unwrap();
        let mut statements = vec!["CREATE TABLE thing (name TEXT)"];
        statements.extend(["INSERT INTO thing VALUES (zeroblob(3000))"; 9]);
        statements.push("PRAGMA wal_checkpoint(RESTART)");
        statements.extend(vec!["INSERT INTO thing VALUES ('new')"; commits]);
        for statement in statements {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        assert!(check(&path).is_ok());
        let log = std::fs::read(with_suffix(&path, "-wal")).unwrap();
        connection.close().await.unwrap();
        log
    }

    #[tokio::test]
    async fn damage_in_the_middle_is_told_from_a_commit_cut_off() {
        let whole = log(5).await;
        assert_eq!(commits_behind_a_break(&whole), 0);
        let flipped = |at: usize| {
            let mut log = whole.clone();
            log[at] ^= 1;
            commits_behind_a_break(&log)
        };
        assert_eq!(flipped(HEADER + 100), 5, "the first commit");
        assert_eq!(flipped(HEADER + 3 * FRAME + 100), 2, "the fourth");
        assert_eq!(flipped(HEADER + 4 * FRAME + 100), 1, "the last: as after a power cut");
        assert_eq!(flipped(3), 5, "the header");
        assert_eq!(commits_behind_a_break(&whole[..HEADER + 2 * FRAME + 9]), 0, "cut short");
        assert_eq!(commits_behind_a_break(&[]), 0);
    }
}
