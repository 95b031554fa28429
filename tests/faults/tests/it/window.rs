//! Two processes over one folder at once, both really running.

use academy_faults::{Line, Witness};

use crate::{
    child::{Run, command, finish},
    home::Home,
};

#[tokio::test]
async fn a_second_process_is_told_and_writes_nothing() {
    let (home, mut first) = (Home::new(), Witness::default());
    let machine = home.machine();
    let mut run = Run::start(command(&machine, &first, 1, "first-start,lesson,check,quiz"), &mut first);
    assert!(run.hear(20));
    // The first goes on as far as the pipe takes its lines, and holds the profile all the time.
    let mut second = Witness::default();
    let mut other = command(&machine, &second, 2, "lesson,check,quiz");
    other.args(["--steps", "20"]);
    finish(other, &mut second);
    run.kill_after(std::time::Duration::ZERO);

    let refused = second.refused();
    assert_eq!(refused[0], "app.start: locked");
    // A check is not complete where no answer was kept.
    let told = |line: &String| line.ends_with(": locked") || line == "lesson.complete: check_unanswered";
    assert!(refused.len() > 3 && refused.iter().all(told), "{refused:?}");
    assert_eq!(second.acknowledged(), 1, "nothing but the start was answered");
    let findings = first.verify(&machine).await.unwrap();
    assert!(findings.is_good() && findings.notices.is_empty(), "{}", findings.told());
}

/// Both find an empty folder: one of them makes the profile, the other must not make a second one in which what was
/// learned would be out of sight.
#[tokio::test]
async fn two_first_starts_at_once_make_one_profile() {
    for round in 0..6 {
        let home = Home::new();
        let machine = home.machine();
        let (mut one, mut two) = (Witness::default(), Witness::default());
        let first = command(&machine, &one, 2 * round + 1, "first-start,lesson");
        let second = command(&machine, &two, 2 * round + 2, "first-start,lesson");
        let [first, second] = [first, second].map(|mut command| {
            command.args(["--steps", "12"]);
            std::thread::spawn(move || command.output().unwrap())
        });
        let [first, second] = [first, second].map(|running| running.join().unwrap());
        let mut writers = 0;
        for (output, witness) in [(first, &mut one), (second, &mut two)] {
            assert!(output.status.success());
            let said = String::from_utf8(output.stdout).unwrap();
            let lines = said.lines().filter_map(|line| witness.hear(line));
            writers +=
                u32::from(lines.filter(|line| matches!(line, Line::Saved(call) if call.n > 0)).count() > 0);
        }
        // The second may have found the first gone already, and gone on with its profile.
        assert!((1..=2).contains(&writers), "round {round}");
        if writers == 1 {
            let writer = if one.acknowledged() > 1 { &mut one } else { &mut two };
            let findings = writer.verify(&machine).await.unwrap();
            assert!(findings.is_good(), "round {round}: {}", findings.told());
        }
        let profiles = device::Folder::new(&machine.data).list_profiles().list.len();
        assert_eq!(profiles, 1, "round {round}");
    }
}
