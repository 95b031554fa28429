//! Ids against the lock: unknown (`I203`), retired (`I204`), lost (`I205`), exchanged (`I208`).

use std::collections::{BTreeMap, BTreeSet};

use super::Checking;
use crate::{
    academy::IdUse,
    diagnostic::{Code, Diagnostic},
    front::Status,
    lock::{LockEntry, PartHashes, State},
    span::Span,
};

const PATH: &str = "ids.lock";

impl<'a> Checking<'a> {
    pub(super) fn lock(&mut self) {
        if !self.source.contains(PATH) {
            self.out.push(Diagnostic::new(
                Code::I203,
                PATH,
                Span::default(),
                "Belum ada `ids.lock`, catatan semua id. Jalankan `vpa ids issue`.",
                "There is no `ids.lock` yet, the record of all ids. Run `vpa ids issue`.",
            ));
            return;
        }
        if !self.is_sound(PATH) {
            return;
        }
        let used: BTreeSet<&str> = self.academy.ids.iter().map(|one| one.id.as_str()).collect();
        let lost = self.lost(&used);
        let mut explained = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for one in self.academy.ids.iter().filter(|one| seen.insert(one.id.as_str())) {
            match self.academy.lock.get(&one.id) {
                Some(entry) if entry.state == State::Retired && one.status != Status::Retired => {
                    self.out.push(retired(one, entry));
                }
                Some(_) => {}
                None => match lost.iter().find(|(_, entry)| is_same(one, entry)) {
                    Some((id, entry)) => {
                        explained.insert(*id);
                        self.out.push(exchanged(one, id, entry));
                    }
                    None => self.out.push(unknown(one)),
                },
            }
        }
        let vanished = lost.iter().filter(|(id, _)| !explained.contains(*id));
        self.out.extend(vanished.map(|(id, entry)| vanished_id(id, entry)));
    }

    /// Released ids that no file uses; none as long as some file could not be read whole, because the id may be there.
    fn lost(&self, used: &BTreeSet<&str>) -> BTreeMap<&'a str, &'a LockEntry> {
        if !self.troubled.is_empty() {
            return BTreeMap::new();
        }
        let entries = self.academy.lock.entries();
        entries
            .filter(|(id, entry)| {
                entry.state == State::Active && entry.released.is_some() && !used.contains(id)
            })
            .collect()
    }
}

fn is_same(one: &IdUse, entry: &LockEntry) -> bool {
    one.kind == entry.kind && one.parts != PartHashes::default() && entry.parts == Some(one.parts)
}

fn unknown(one: &IdUse) -> Diagnostic {
    Diagnostic::new(
        Code::I203,
        one.path.as_str(),
        one.span,
        format!(
            "Id `{}` belum tercatat di `ids.lock`. Jalankan `vpa ids issue` dan ikutkan berkas itu.",
            one.id
        ),
        format!(
            "The id `{}` is not in `ids.lock` yet. Run `vpa ids issue` and hand that file in as well.",
            one.id
        ),
    )
}

fn retired(one: &IdUse, entry: &LockEntry) -> Diagnostic {
    Diagnostic::new(
        Code::I204,
        one.path.as_str(),
        one.span,
        format!("Id `{}` sudah dipensiunkan dan tidak boleh dipakai lagi. Beri id baru.", one.id),
        format!("The id `{}` was retired and may not be used again. Give this a new id.", one.id),
    )
    .related(PATH, entry.span)
}

fn exchanged(one: &IdUse, old: &str, entry: &LockEntry) -> Diagnostic {
    Diagnostic::new(
        Code::I208,
        one.path.as_str(),
        one.span,
        format!("Isinya sama dengan `{old}` yang sudah terbit, tetapi id-nya berubah menjadi `{}`. Kembalikan id `{old}` supaya kemajuan peserta tidak hilang.", one.id),
        format!("The content is that of `{old}`, which is released, but the id became `{}`. Put `{old}` back so that learners' progress is not lost.", one.id),
    )
    .related(PATH, entry.span)
}

fn vanished_id(id: &str, entry: &LockEntry) -> Diagnostic {
    Diagnostic::new(
        Code::I205,
        PATH,
        entry.span,
        format!(
            "Id `{id}` sudah terbit tetapi tidak ada lagi di berkas mana pun. Kembalikan isinya, atau pensiunkan dengan `vpa ids retire {id}`."
        ),
        format!(
            "The id `{id}` is released but is in no file any more. Put the content back, or retire it with `vpa ids retire {id}`."
        ),
    )
}
