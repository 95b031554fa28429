//! Folders that cannot be written and disks that take no more, with the whole app on them.

#![cfg(unix)]

use std::{
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::Path,
    process::Command,
};

use academy_faults::Witness;

use crate::{
    child::{command, finish},
    home::Home,
};

const NOBODY: u32 = 65_534;

/// Changes rights, and for root also the owner, of a folder and all in it.
fn give(path: &Path, folder: u32, file: u32) {
    if is_root() {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    if path.is_dir() {
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o700)).unwrap();
        for entry in std::fs::read_dir(path).unwrap() {
            give(&entry.unwrap().path(), folder, file);
        }
        std::fs::set_permissions(path, PermissionsExt::from_mode(folder)).unwrap();
    } else {
        std::fs::set_permissions(path, PermissionsExt::from_mode(file)).unwrap();
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[tokio::test]
async fn in_a_place_that_cannot_be_written_everything_is_shown_and_nothing_is_called_saved() {
    let (home, mut witness) = (Home::new(), Witness::default());
    let machine = home.machine();
    finish(command(&machine, &witness, 1, "first-start,lesson,check"), &mut witness);
    let mut hindered = command(&machine, &witness, 2, "lesson,check,quiz");
    hindered.args(["--steps", "12"]);
    if is_root() {
        // Rights do not bind root: the child is somebody else, who may not reach the folder this was built in.
        let program = home.dir.path().join("journey");
        std::fs::copy(hindered.get_program(), &program).unwrap();
        let mut other = Command::new(program);
        other.args(hindered.get_args()).uid(NOBODY).gid(NOBODY);
        hindered = other;
    }
    give(home.dir.path(), 0o500, 0o500);
    let (before, refused) = (witness.acknowledged(), witness.refused().len());
    finish(hindered, &mut witness);
    give(home.dir.path(), 0o700, 0o600);

    let refused = &witness.refused()[refused..];
    assert_eq!(refused[0], "app.start: read_only");
    let told = |line: &String| line.ends_with(": read_only") || line == "lesson.complete: check_unanswered";
    assert!(refused.len() > 3 && refused.iter().all(told), "{refused:?}");
    // The start itself was answered, and nothing else.
    assert_eq!(witness.acknowledged(), before + 1);
    let findings = witness.verify(&machine).await.unwrap();
    assert!(findings.is_good() && findings.notices.is_empty(), "{}", findings.told());
}

/// A limit on the size of files, at many sizes: the write fails in the middle of an installation, of a commit, of a
/// checkpoint. As on a full disk, without being root.
#[tokio::test]
async fn long_on_a_disk_that_takes_no_more_nothing_is_called_saved_that_is_not() {
    let mut refused = 0;
    for blocks in [0, 8, 64, 200, 400, 1_000, 3_000, 8_000] {
        let (home, mut witness) = (Home::new(), Witness::default());
        let machine = home.machine();
        if blocks > 400 {
            finish(command(&machine, &witness, 1, "first-start"), &mut witness);
        }
        let limited = command(&machine, &witness, 2, "first-start,lesson,check,quiz");
        let mut shell = Command::new("sh");
        // Without the trap the signal would end the process instead of the write.
        shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        shell.arg(limited.get_program()).args(limited.get_args()).args(["--steps", "60"]);
        finish(shell, &mut witness);
        refused += witness.refused().len();
        let findings = witness.verify(&machine).await.unwrap();
        assert!(findings.is_good(), "{blocks} blocks: {}", findings.told());
    }
    assert!(refused > 5, "the limits were hardly met: {refused}");
}
