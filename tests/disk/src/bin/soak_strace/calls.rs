//! Which calls a journey makes of its folder, and the faults that follow from them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// A call to the system that can fail, and with what. A full disk stays full; other errors come once.
const KINDS: &[(&str, &[(&str, Lasts)])] = &[
    ("pwrite64", &[("EIO", Lasts::Once), ("ENOSPC", Lasts::FromThenOn)]),
    ("write", &[("EIO", Lasts::Once), ("ENOSPC", Lasts::FromThenOn)]),
    ("fsync", &[("EIO", Lasts::Once)]),
    ("fdatasync", &[("EIO", Lasts::Once)]),
    ("ftruncate", &[("EIO", Lasts::Once), ("ENOSPC", Lasts::FromThenOn)]),
    ("rename", &[("EIO", Lasts::Once), ("ENOSPC", Lasts::FromThenOn)]),
    ("unlink", &[("EIO", Lasts::Once)]),
    ("mkdir", &[("EIO", Lasts::Once), ("ENOSPC", Lasts::FromThenOn)]),
    ("openat", &[("EIO", Lasts::Once), ("ENOSPC", Lasts::FromThenOn)]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    Once,
    FromThenOn,
}

/// The `number`th call of this name for this file fails. `strace` counts in every thread by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub call: &'static str,
    /// In the data folder.
    pub file: PathBuf,
    pub number: usize,
    pub error: &'static str,
    pub lasts: Lasts,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { call, file, number, error, lasts } = self;
        let on = if *lasts == Lasts::Once { "" } else { " and those after it" };
        write!(f, "{error} at {call} {number}{on} of {}", file.display())
    }
}

/// How often the busiest thread calls, by call and file.
pub type Counts = BTreeMap<(&'static str, PathBuf), usize>;

pub fn names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(call, _)| *call)
}

/// Takes in what one thread did, as `strace -ff -y` wrote it down.
pub fn count(log: &str, folder: &Path, counts: &mut Counts) {
    let mut own = Counts::new();
    for line in log.lines() {
        let Some((call, file)) = parse(line) else { continue };
        if let Ok(file) = file.strip_prefix(folder) {
            *own.entry((call, file.to_owned())).or_default() += 1;
        }
    }
    for (key, times) in own {
        let most = counts.entry(key).or_default();
        *most = times.max(*most);
    }
}

/// `pwrite64(3</tmp/x/record.sqlite-wal>, ...`, `openat(AT_FDCWD</tmp>, "/tmp/x/lock", ...`, `rename("/tmp/x/a", ...`
fn parse(line: &str) -> Option<(&'static str, &Path)> {
    let (name, rest) = line.split_once('(')?;
    let (call, _) = KINDS.iter().find(|(call, _)| *call == name)?;
    let by_path = matches!(*call, "openat" | "rename" | "unlink" | "mkdir");
    let (from, to) = if by_path { ('"', '"') } else { ('<', '>') };
    let (path, _) = rest.split_once(from)?.1.split_once(to)?;
    Some((call, Path::new(path)))
}

/// Every fault, or of each kind and file no more than `most`, spread over the journey.
pub fn faults(counts: &Counts, most: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    for ((call, file), times) in counts {
        let step = times.div_ceil(most.max(1)).max(1);
        let kinds = KINDS.iter().filter(|(name, _)| name == call).flat_map(|(_, errors)| *errors);
        for (error, lasts) in kinds {
            let fault = |number| Fault { call, file: file.clone(), number, error, lasts: *lasts };
            faults.extend((1..=*times).step_by(step).map(fault));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_of_the_busiest_thread_fails_once_for_each_error() {
        let mut counts = Counts::new();
        let one = "openat(AT_FDCWD</home>, \"/d/lock\", O_RDWR) = 3</d/lock>\nfsync(3</d/lock>) = 0\n";
        let other =
            "fsync(9</d/lock>) = 0\nfsync(9</d/lock>) = 0\nfsync(9</lib/x>) = 0\nclose(9</d/lock>) = 0";
        [one, other].iter().for_each(|log| count(log, Path::new("/d"), &mut counts));
        let faults: Vec<_> = faults(&counts, 100).iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "EIO at fsync 1 of lock",
                "EIO at fsync 2 of lock",
                "EIO at openat 1 of lock",
                "ENOSPC at openat 1 and those after it of lock",
            ]
        );
    }

    #[test]
    fn fewer_are_spread_over_the_journey() {
        let counts = Counts::from([(("fsync", PathBuf::from("x")), 10)]);
        let numbers: Vec<_> = faults(&counts, 3).iter().map(|fault| fault.number).collect();
        assert_eq!(numbers, [1, 5, 9]);
    }
}
