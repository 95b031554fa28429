//! What comes back after a power cut.

use std::collections::BTreeMap;

use fastrand::Rng;

use crate::{
    content::{Content, Write},
    disk::{Disk, Kind, Node},
    names::{Names, Table},
    power::Power,
};

/// What became of that which was pending.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loss {
    pub writes: u64,
    /// Of those: not a byte of them is there.
    pub writes_lost: u64,
    /// Of those: there in part.
    pub writes_torn: u64,
    pub names: u64,
    pub names_lost: u64,
}

impl Disk {
    /// The disk at the next start, and what it lost. The same seed, the same end.
    #[must_use]
    pub fn after_cut(&self, seed: u64) -> (Self, Loss) {
        let (mut dice, mut loss) = (Rng::with_seed(seed), Loss::default());
        let mut names = surviving_names(&self.names, &mut dice, &mut loss);
        let reachable = names.reachable();
        names.retain(&reachable);
        let mut nodes = BTreeMap::new();
        for (ino, node) in self.nodes.iter().filter(|(ino, _)| reachable.contains(ino)) {
            nodes.insert(*ino, surviving_node(node, &mut dice, &mut loss));
        }
        let power = Power::new(self.power.honesty());
        (Self { nodes, names: Names::from_kept(names), power }, loss)
    }
}

/// With a journal the changes come back in their order up to some point; without one, each by itself.
fn surviving_names(names: &Names, dice: &mut Rng, loss: &mut Loss) -> Table {
    let pending = names.pending();
    let (journalled, until) = (dice.bool(), dice.usize(0..=pending.len()));
    let mut table = names.kept().clone();
    for (at, change) in pending.iter().enumerate() {
        loss.names += 1;
        if if journalled { at < until } else { dice.bool() } {
            table.apply(change);
        } else {
            loss.names_lost += 1;
        }
    }
    table
}

fn surviving_node(node: &Node, dice: &mut Rng, loss: &mut Loss) -> Node {
    let kind = match &node.kind {
        Kind::Folder => Kind::Folder,
        Kind::File(content) => Kind::File(Content::from_kept(surviving_bytes(content, dice, loss))),
    };
    Node { kind, ..node.clone() }
}

/// How far a file's pending writes came.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Nothing,
    Everything,
    /// In their order up to some point; the write at that point is torn.
    Beginning,
    /// Each by itself, whole.
    SomeWrites,
    /// Each by itself, and not whole.
    SomeSectors,
}

fn surviving_bytes(content: &Content, dice: &mut Rng, loss: &mut Loss) -> Vec<u8> {
    use Fate::{Beginning, Everything, Nothing, SomeSectors, SomeWrites};
    let mut bytes = content.kept().to_vec();
    let pending = content.pending();
    if pending.is_empty() {
        return bytes;
    }
    let fates = [Nothing, Everything, Beginning, SomeWrites, SomeSectors];
    let fate = fates[dice.usize(..fates.len())];
    let until = dice.usize(..pending.len());
    for (at, write) in pending.iter().enumerate() {
        let (came, of) = match fate {
            Nothing => (Vec::new(), 1),
            Everything => (vec![write.clone()], 1),
            Beginning if at == until => torn(write, dice, Tear::Tail),
            Beginning => (if at < until { vec![write.clone()] } else { Vec::new() }, 1),
            SomeWrites => (if dice.bool() { vec![write.clone()] } else { Vec::new() }, 1),
            SomeSectors => torn(write, dice, Tear::Anywhere),
        };
        loss.count(came.len(), of);
        came.iter().for_each(|part| part.apply(&mut bytes));
    }
    if content.length() > bytes.len() && dice.u8(..4) == 0 {
        // The length was noted, the bytes were not.
        bytes.resize(content.length(), 0);
    }
    bytes
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tear {
    /// The end is missing.
    Tail,
    /// Any part may be missing.
    Anywhere,
}

/// The parts of a write that came to the disk, and of how many.
fn torn(write: &Write, dice: &mut Rng, tear: Tear) -> (Vec<Write>, usize) {
    let parts = split(write, if dice.bool() { 512 } else { 4096 });
    let of = parts.len();
    let until = dice.usize(0..=of);
    let mut number = 0;
    let came = |_: &Write| {
        number += 1;
        if tear == Tear::Tail { number <= until } else { dice.bool() }
    };
    (parts.into_iter().filter(came).collect(), of)
}

/// The write in pieces that end where the disk's sectors end.
fn split(write: &Write, sector: usize) -> Vec<Write> {
    let Write::Bytes { at, bytes } = write else { return vec![write.clone()] };
    let (mut at, mut rest) = (*at, bytes.as_slice());
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let (part, after) = rest.split_at(rest.len().min(sector - at % sector));
        parts.push(Write::Bytes { at, bytes: part.to_vec() });
        at += part.len();
        rest = after;
    }
    parts
}

impl Loss {
    const fn count(&mut self, came: usize, of: usize) {
        self.writes += 1;
        if came == 0 {
            self.writes_lost += 1;
        } else if came < of {
            self.writes_torn += 1;
        }
    }
}

impl std::ops::AddAssign for Loss {
    fn add_assign(&mut self, other: Self) {
        self.writes += other.writes;
        self.writes_lost += other.writes_lost;
        self.writes_torn += other.writes_torn;
        self.names += other.names;
        self.names_lost += other.names_lost;
    }
}

#[cfg(test)]
mod tests;
