//! Erasing on a disk that takes nothing more.

#![cfg(unix)]

use std::{path::Path, process::Command};

use academy_faults::{Line, Witness};

use crate::{
    child::{command, finish},
    home::Home,
};

/// Said at the sign-up of a journey.
const CANARY: &[u8] = b"sri@mitra.example";

/// As on a full disk, without being root: files may not grow beyond so many blocks. Erasing needs no room, and where the
/// minutes find none it is called erased all the same.
#[test]
fn on_a_disk_that_takes_no_more_everything_is_erased_and_called_erased() {
    for blocks in [0, 8, 64] {
        let (home, mut witness) = (Home::new(), Witness::default());
        let machine = home.machine();
        finish(command(&machine, &witness, 1, "first-start,lesson,check"), &mut witness);
        assert!(holds(&machine.data, CANARY), "the journey left something to erase");

        let limited = command(&machine, &witness, 2, "erase");
        let mut shell = Command::new("sh");
        // Without the trap the signal would end the process instead of the write.
        shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        shell.arg(limited.get_program()).args(limited.get_args()).args(["--steps", "1"]);
        let output = shell.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let erased = said
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .any(|line: Line| matches!(line, Line::Saved(call) if call.call == "data.erase"));
        assert!(erased && output.status.success(), "{blocks} blocks: {said}");
        assert!(!holds(&machine.data, CANARY), "{blocks} blocks: something is left");
    }
}

fn holds(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            return holds(&path, bytes);
        }
        std::fs::read(&path).unwrap().windows(bytes.len()).any(|window| window == bytes)
    })
}
