//! Folders that cannot be written, disks that take no more.

use std::process::Command;

use device::{Clock, DeviceError, Folder, OpenNotice, Record, SeededChance};

use crate::{
    child,
    home::{Home, completed, lesson_done, lessons},
};

#[tokio::test]
async fn where_no_folder_can_be_made_the_record_is_empty_and_says_so() {
    let home = Home::new();
    let file = home.dir.path().join("file");
    std::fs::write(&file, b"").unwrap();
    let profile = Folder::new(file.join("data")).open_current(&home.chance).unwrap();
    let opened = Record::open(&profile.record_file(), &home.clock, &home.chance).await;
    let (mut record, notices) = opened.unwrap();
    assert_eq!(notices, [OpenNotice::ReadOnly]);
    assert_eq!(record.count(), 0);
    let refused = record.append(&[completed(1)], home.clock.now()).await;
    assert!(matches!(refused, Err(DeviceError::ReadOnly(_))), "{refused:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn in_a_folder_without_the_right_to_write_the_record_is_read() {
    use std::os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    };
    const NOBODY: u32 = 65_534;
    if let Some(folder) = child::folder() {
        return read_without_rights(&folder.join("record.sqlite")).await;
    }
    let home = Home::with_lessons(3).await;
    let name = "place::in_a_folder_without_the_right_to_write_the_record_is_read";
    let mut command = child::command(name, home.dir.path());
    if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
        // Rights do not bind root: the child is somebody else, who may not reach the folder this was built in.
        let program = home.dir.path().join("child");
        std::fs::copy(command.get_program(), &program).unwrap();
        command = child::again(&command, &program);
        for entry in std::fs::read_dir(home.dir.path()).unwrap() {
            chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        chown(home.dir.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    let allow = |mode| std::fs::set_permissions(home.dir.path(), PermissionsExt::from_mode(mode)).unwrap();
    allow(0o500);
    let output = command.output().unwrap();
    allow(0o700);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
}

async fn read_without_rights(path: &std::path::Path) {
    let draft = std::fs::File::create(path.with_file_name("x"));
    assert!(draft.is_err(), "the test needs a folder that cannot be written");
    // Even the file itself: a folder on a read-only disk.
    let clock = device::FixedClock::at(crate::home::noon());
    let (mut record, notices) = Record::open(path, &clock, &SeededChance::new(1)).await.unwrap();
    assert_eq!(lessons(&mut record).await, [1, 2, 3], "{notices:?}");
    assert_eq!(notices, [OpenNotice::ReadOnly]);
    assert!(!record.can_save());
}

/// A limit on the size of files: the write fails in the middle of a commit, as on a broken or full disk.
#[cfg(unix)]
#[tokio::test]
async fn a_write_that_fails_is_not_acknowledged_and_loses_nothing() {
    if let Some(folder) = child::folder() {
        return write_until_it_fails(&folder.join("record.sqlite")).await;
    }
    let home = Home::with_lessons(3).await;
    let name = "place::a_write_that_fails_is_not_acknowledged_and_loses_nothing";
    let limited = child::command(name, home.dir.path());
    let mut shell = Command::new("sh");
    // Without the trap the signal would end the process instead of the write.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\""]);
    shell.arg(limited.get_program()).args(limited.get_args());
    shell.envs(limited.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = shell.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    let last = said.lines().filter_map(child::acknowledged).next_back();
    let acknowledged = last.expect("nothing was written before the limit");
    let (mut record, notices) = home.open().await;
    assert_eq!(notices, []);
    let found = lessons(&mut record).await;
    assert!(found.len() >= acknowledged as usize, "{} of {acknowledged}", found.len());
    assert_eq!(found, (1..=record.count()).collect::<Vec<_>>());
}

async fn write_until_it_fails(path: &std::path::Path) {
    let clock = device::FixedClock::at(crate::home::noon());
    let (mut record, _) = Record::open(path, &clock, &SeededChance::new(1)).await.unwrap();
    let mut failures = 0;
    while failures < 3 {
        let number = record.count() + 1;
        match record.commit(&lesson_done(number), clock.now()).await {
            Ok(_) => child::acknowledge(number),
            Err(_) => failures += 1,
        }
        assert!(number < 100_000, "the limit was never met");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn others_may_not_read_the_record_or_its_copies() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_lessons(1).await;
    let (mut record, _) = home.open().await;
    record.append(&[completed(2)], home.clock.now()).await.unwrap();
    record.keep_copy(home.clock.now()).await.unwrap();
    let copies = home.dir.path().join("copies");
    let files: Vec<_> = [home.dir.path(), &copies]
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    assert!(files.len() >= 4, "record, log, index of the log, copy: {files:?}");
    for file in files {
        let mode = std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.display());
    }
}
