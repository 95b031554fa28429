//! What a file holds: as its writer sees it, and as the disk keeps it.

/// A change of a file that no sync has followed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    Bytes { at: usize, bytes: Vec<u8> },
    Length(usize),
}

impl Write {
    pub fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Length(length) => content.resize(*length, 0),
            Self::Bytes { at, bytes } => {
                let end = at + bytes.len();
                content.resize(end.max(content.len()), 0);
                content[*at..end].copy_from_slice(bytes);
            }
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    seen: Vec<u8>,
    kept: Vec<u8>,
    pending: Vec<Write>,
}

impl Content {
    /// As after a start: what the disk kept is all there is.
    #[must_use]
    pub fn from_kept(kept: Vec<u8>) -> Self {
        Self { seen: kept.clone(), kept, pending: Vec::new() }
    }

    pub fn write(&mut self, write: Write) {
        write.apply(&mut self.seen);
        self.pending.push(write);
    }

    pub fn sync(&mut self) {
        for write in self.pending.drain(..) {
            write.apply(&mut self.kept);
        }
    }

    /// At most so many bytes from here on.
    #[must_use]
    pub fn read(&self, at: usize, most: usize) -> &[u8] {
        let from = at.min(self.seen.len());
        &self.seen[from..at.saturating_add(most).clamp(from, self.seen.len())]
    }

    #[must_use]
    pub fn length(&self) -> usize {
        self.seen.len()
    }

    #[must_use]
    pub fn kept(&self) -> &[u8] {
        &self.kept
    }

    #[must_use]
    pub fn pending(&self) -> &[Write] {
        &self.pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(at: usize, text: &str) -> Write {
        Write::Bytes { at, bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn the_disk_keeps_what_was_written_before_the_last_sync() {
        let mut content = Content::default();
        content.write(bytes(0, "first"));
        content.sync();
        content.write(bytes(7, "second"));
        content.write(Write::Length(9));
        assert_eq!(content.read(0, 99), b"first\0\0se");
        assert_eq!(content.read(7, 1), b"s");
        assert_eq!(content.read(10, 1), b"");
        assert_eq!(content.kept(), b"first");
        content.sync();
        assert_eq!(content.kept(), b"first\0\0se");
        assert_eq!(content.pending(), []);
    }
}
