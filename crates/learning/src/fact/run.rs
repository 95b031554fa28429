//! A run of facts from another machine: may it be added to what is held here? The same decision on the server for what
//! a device sends, and on a device for what the server sends.

use std::ops::RangeInclusive;

use super::chain_bytes;
use crate::hash::ContentHash;

/// Neighbours in the chain of one device, as they came. Only the hash before the first and that of the last came with
/// them.
#[derive(Debug, Clone)]
pub struct Run<T> {
    /// Number of the first fact.
    pub first: u32,
    /// Hash of the fact before the first.
    pub before: Option<ContentHash>,
    /// Hash of the last.
    pub head: ContentHash,
    /// The canonical bytes of each.
    pub canonical: Vec<T>,
}

/// What to do with a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It continues what is held. Facts from `from` on are to be added, each with its hash; none where all were held.
    Follows {
        /// Number of the first that is not held.
        from: u32,
        /// The hash of each that is not held.
        hashes: Vec<ContentHash>,
    },
    /// Facts before it are missing.
    Gap {
        /// The number that should come next.
        expected: u32,
    },
    /// Another fact is held under this number. Where it lies before the run, the two part there or earlier.
    Fork {
        /// The number.
        at: u32,
    },
    /// Its hashes do not come out, or it has no facts: nothing that a device has written.
    Broken,
}

/// The numbers whose hashes must be known to decide about a run of `count` facts from `first` on, where facts up to
/// `held` are held (0: none): the one before the run, and those that the run has as well.
#[must_use]
pub fn needed(held: u32, first: u32, count: usize) -> RangeInclusive<u32> {
    let last = last_of(first, count).unwrap_or(0);
    first.saturating_sub(1).max(1)..=held.min(last)
}

/// Decides about a run. Facts up to number `held` of its device are held (0: none), and `hash_of` knows their hashes, at
/// least of the numbers that are [`needed`]; one that it does not know counts as another fact.
#[must_use]
pub fn accept<T: AsRef<[u8]>>(
    held: u32,
    hash_of: impl Fn(u32) -> Option<ContentHash>,
    run: &Run<T>,
) -> Verdict {
    let first = run.first;
    let Some(last) = last_of(first, run.canonical.len()) else { return Verdict::Broken };
    if (first == 1) != run.before.is_none() {
        return Verdict::Broken;
    }
    if first > held.saturating_add(1) {
        return Verdict::Gap { expected: held.saturating_add(1) };
    }
    let mut hashes = hashes(run);
    if hashes.last() != Some(&run.head) {
        return Verdict::Broken;
    }
    if first > 1 && hash_of(first - 1) != run.before {
        return Verdict::Fork { at: first - 1 };
    }
    let mut both = (first..=last.min(held)).zip(&hashes);
    if let Some((at, _)) = both.find(|(number, hash)| hash_of(*number) != Some(**hash)) {
        return Verdict::Fork { at };
    }
    let known = (first..=last.min(held)).count();
    Verdict::Follows { from: held.saturating_add(1).max(first), hashes: hashes.split_off(known) }
}

/// `None` where there are no facts, no number 0, or more than can be numbered.
fn last_of(first: u32, count: usize) -> Option<u32> {
    let more = u32::try_from(count).ok()?.checked_sub(1)?;
    (first > 0).then(|| first.checked_add(more))?
}

fn hashes<T: AsRef<[u8]>>(run: &Run<T>) -> Vec<ContentHash> {
    let mut before = run.before;
    let mut next = |canonical: &T| {
        let hash = chain_bytes(before, canonical.as_ref());
        before = Some(hash);
        hash
    };
    run.canonical.iter().map(&mut next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chain of these words.
    fn chain(words: &[&str]) -> Vec<ContentHash> {
        let mut before = None;
        let mut next = |word: &&str| {
            let hash = chain_bytes(before, word.as_bytes());
            before = Some(hash);
            hash
        };
        words.iter().map(&mut next).collect()
    }

    /// What becomes of facts `first..=last` of `theirs` where `ours` are held.
    fn check(ours: &[&str], theirs: &[&str], first: usize, last: usize) -> Verdict {
        let (own, other) = (chain(ours), chain(theirs));
        let run = Run {
            first: u32::try_from(first).unwrap(),
            before: first.checked_sub(2).map(|place| other[place]),
            head: other[last - 1],
            canonical: theirs[first - 1..last].to_vec(),
        };
        let held = u32::try_from(own.len()).unwrap();
        let needed = needed(held, run.first, run.canonical.len());
        accept(held, |number| needed.contains(&number).then(|| own[number as usize - 1]), &run)
    }

    fn follows(theirs: &[&str], from: usize, last: usize) -> Verdict {
        let hashes = chain(theirs)[from - 1..last].to_vec();
        Verdict::Follows { from: u32::try_from(from).unwrap(), hashes }
    }

    #[test]
    fn a_run_follows_overlaps_repeats_or_leaves_a_gap() {
        let all = ["a", "b", "c", "d", "e"];
        assert_eq!(check(&[], &all, 1, 5), follows(&all, 1, 5));
        assert_eq!(check(&all[..2], &all, 3, 5), follows(&all, 3, 5));
        assert_eq!(check(&all[..3], &all, 2, 5), follows(&all, 4, 5));
        assert_eq!(check(&all, &all, 1, 5), Verdict::Follows { from: 6, hashes: Vec::new() });
        assert_eq!(check(&all, &all, 2, 3), Verdict::Follows { from: 6, hashes: Vec::new() });
        assert_eq!(check(&all[..1], &all, 3, 5), Verdict::Gap { expected: 2 });
        assert_eq!(check(&[], &all, 2, 5), Verdict::Gap { expected: 1 });
    }

    #[test]
    fn where_chains_part_is_found_or_lies_before_the_run() {
        let (ours, theirs) = (["a", "b", "X", "d"], ["a", "b", "c", "d", "e"]);
        assert_eq!(check(&ours, &theirs, 1, 5), Verdict::Fork { at: 3 });
        assert_eq!(check(&ours, &theirs, 3, 3), Verdict::Fork { at: 3 });
        assert_eq!(check(&ours, &theirs, 4, 5), Verdict::Fork { at: 3 });
        assert_eq!(check(&ours, &theirs, 5, 5), Verdict::Fork { at: 4 });
        assert_eq!(check(&ours, &theirs, 1, 2), Verdict::Follows { from: 5, hashes: Vec::new() });
    }

    #[test]
    fn what_no_device_has_written_is_broken() {
        let hash = chain_bytes(None, b"a");
        let run = |first, before, head, facts: &[&'static str]| Run {
            first,
            before,
            head,
            canonical: facts.to_vec(),
        };
        let verdict = |run| accept(0, |_| None, &run);
        assert_eq!(verdict(run(1, None, hash, &["a"])), Verdict::Follows { from: 1, hashes: vec![hash] });
        assert_eq!(verdict(run(1, None, hash, &["b"])), Verdict::Broken, "another fact");
        assert_eq!(verdict(run(1, None, hash, &["a", "b"])), Verdict::Broken, "a fact too many");
        assert_eq!(verdict(run(1, None, hash, &[])), Verdict::Broken, "no fact");
        assert_eq!(verdict(run(0, None, hash, &["a"])), Verdict::Broken, "number 0");
        assert_eq!(verdict(run(1, Some(hash), hash, &["a"])), Verdict::Broken, "something before the first");
        assert_eq!(verdict(run(2, None, hash, &["a"])), Verdict::Broken, "nothing before the second");
        assert_eq!(verdict(run(u32::MAX, Some(hash), hash, &["a", "b"])), Verdict::Broken, "no such number");
        // A changed fact is told from a fork also where something is held.
        let held = chain_bytes(None, b"x");
        assert_eq!(accept(1, |_| Some(held), &run(2, Some(held), hash, &["a"])), Verdict::Broken);
    }
}
