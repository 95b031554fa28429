use std::{collections::BTreeSet, ffi::OsStr};

use super::*;
use crate::{
    disk::{Ino, Refusal, Result},
    names::Place,
    power::Honesty,
};

const SEEDS: std::ops::Range<u64> = 0..400;

fn name(name: &str) -> &OsStr {
    OsStr::new(name)
}

/// A file with a synced name.
fn disk_with_file(honesty: Honesty) -> (Disk, Ino) {
    let mut disk = Disk::new(honesty);
    let file = disk.create(Ino::TOP, name("log"), 0o600).unwrap();
    disk.sync_folder(Ino::TOP).unwrap();
    (disk, file)
}

fn ends<T: Ord>(disk: &Disk, look: impl Fn(&Disk) -> T) -> BTreeSet<T> {
    SEEDS.map(|seed| look(&disk.after_cut(seed).0)).collect()
}

fn bytes(disk: &Disk, file: &str) -> Result<Vec<u8>> {
    Ok(disk.read(disk.find(Ino::TOP, name(file))?, 0, usize::MAX)?.to_vec())
}

#[test]
fn what_was_synced_is_there_whatever_the_dice_say() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    disk.write(file, 0, &[7; 9000]).unwrap();
    disk.sync(file).unwrap();
    assert_eq!(ends(&disk, |disk| bytes(disk, "log").unwrap()), BTreeSet::from([vec![7; 9000]]));
}

#[test]
fn a_lying_disk_loses_what_it_said_was_synced() {
    let (mut disk, file) = disk_with_file(Honesty::Lies { ending: "log" });
    disk.write(file, 0, &[7; 9000]).unwrap();
    disk.sync(file).unwrap();
    let ends = ends(&disk, |disk| bytes(disk, "log").unwrap());
    assert!(ends.contains(&Vec::new()) && ends.contains(&vec![7; 9000]));
}

#[test]
fn unsynced_writes_are_lost_torn_and_out_of_order() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    disk.write(file, 0, &[1; 1024]).unwrap();
    disk.sync(file).unwrap();
    disk.write(file, 0, &[2; 512]).unwrap();
    disk.write(file, 512, &[3; 512]).unwrap();
    let sectors = ends(&disk, |disk| {
        let bytes = bytes(disk, "log").unwrap();
        assert!(bytes[..512].iter().all(|byte| *byte == bytes[0]), "torn inside a sector");
        (bytes[0], bytes[512])
    });
    // The second without the first is one of them.
    assert_eq!(sectors, BTreeSet::from([(1, 1), (2, 1), (1, 3), (2, 3)]));
}

#[test]
fn a_write_is_torn_where_sectors_end() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    disk.write(file, 100, &[5; 1000]).unwrap();
    let lengths = ends(&disk, |disk| bytes(disk, "log").unwrap().len());
    assert_eq!(lengths, BTreeSet::from([0, 512, 1024, 1100]));
    let torn: u64 = SEEDS.map(|seed| disk.after_cut(seed).1.writes_torn).sum();
    assert!(torn > 20, "{torn}");
}

#[test]
fn any_sector_of_a_write_may_be_missing() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    disk.write(file, 0, &[5; 1536]).unwrap();
    let came =
        ends(&disk, |disk| bytes(disk, "log").unwrap().chunks(512).map(|part| part[0]).collect::<Vec<_>>());
    assert!(came.contains(&vec![5, 0, 5]), "{came:?}");
}

#[test]
fn a_new_length_may_come_without_the_bytes_and_a_shorter_one_not_at_all() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    disk.write(file, 0, &[5; 512]).unwrap();
    assert!(ends(&disk, |disk| bytes(disk, "log").unwrap()).contains(&vec![0; 512]));
    disk.sync(file).unwrap();
    disk.set_length(file, 0).unwrap();
    assert_eq!(ends(&disk, |disk| bytes(disk, "log").unwrap().len()), BTreeSet::from([0, 512]));
}

#[test]
fn a_synced_file_whose_folder_was_not_synced_may_be_gone() {
    let mut disk = Disk::new(Honesty::Honest);
    let folder = disk.make_folder(Ino::TOP, name("profile"), 0o700).unwrap();
    let file = disk.create(folder, name("record"), 0o600).unwrap();
    disk.write(file, 0, b"facts").unwrap();
    disk.sync(file).unwrap();
    disk.sync_folder(folder).unwrap();
    let found = |disk: &Disk| disk.find(Ino::TOP, name("profile")).is_ok();
    assert_eq!(ends(&disk, found), BTreeSet::from([false, true]));
    // What cannot be come to is not there, nor does it come back in a folder made later.
    let lost = SEEDS.map(|seed| disk.after_cut(seed).0).find(|disk| !found(disk));
    let mut lost = lost.unwrap();
    assert_eq!(lost.nodes.len(), 1);
    let again = lost.make_folder(Ino::TOP, name("profile"), 0o700).unwrap();
    assert_eq!(lost.list(again).unwrap().count(), 0);
    disk.sync_folder(Ino::TOP).unwrap();
    assert_eq!(ends(&disk, found), BTreeSet::from([true]));
}

#[test]
fn a_rename_happens_as_a_whole_or_not_at_all() {
    let (mut disk, old) = disk_with_file(Honesty::Honest);
    let new = disk.create(Ino::TOP, name("draft"), 0o600).unwrap();
    for (file, text) in [(old, b"old"), (new, b"new")] {
        disk.write(file, 0, text).unwrap();
        disk.sync(file).unwrap();
    }
    disk.sync_folder(Ino::TOP).unwrap();
    let [draft, log] = ["draft", "log"].map(|file| Place::new(Ino::TOP, name(file)));
    disk.rename(&draft, &log).unwrap();
    let ends = ends(&disk, |disk| (bytes(disk, "log").unwrap(), bytes(disk, "draft").is_ok()));
    assert_eq!(ends, BTreeSet::from([(b"new".to_vec(), false), (b"old".to_vec(), true)]));
}

#[test]
fn without_power_nothing_is_served_and_nothing_changes() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    let (told, heard) = std::sync::mpsc::channel();
    disk.power.cut_after(1, Some(told));
    disk.write(file, 0, b"before").unwrap();
    assert_eq!(disk.sync(file), Err(Refusal::PowerOff));
    assert_eq!(disk.write(file, 0, b"after!"), Err(Refusal::PowerOff));
    assert_eq!(bytes(&disk, "log"), Err(Refusal::PowerOff));
    assert_eq!(heard.recv().unwrap().to_string(), "fsync log");
    let ends = ends(&disk, |disk| bytes(disk, "log").unwrap());
    assert!(ends.contains(b"before".as_slice()) && !ends.contains(b"after!".as_slice()));
}

#[test]
fn the_same_seed_ends_the_same() {
    let (mut disk, file) = disk_with_file(Honesty::Honest);
    (0..50).for_each(|at| disk.write(file, at * 700, &[7; 700]).unwrap());
    for seed in SEEDS {
        let [once, again] = [(); 2].map(|()| disk.after_cut(seed));
        assert_eq!(bytes(&once.0, "log"), bytes(&again.0, "log"));
        assert_eq!(once.1, again.1);
    }
}
