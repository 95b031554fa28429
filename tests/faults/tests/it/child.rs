//! The journey in a process of its own.

use std::{
    io::{BufRead, BufReader, Lines},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use academy_faults::{Line, Machine, Witness};

/// A running journey whose lines go to a witness.
#[derive(Debug)]
pub struct Run<'w> {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    witness: &'w mut Witness,
    /// How long the last answer took, and the last line.
    answered_in: Duration,
    heard: Option<(Instant, Line)>,
}

pub fn command(machine: &Machine, witness: &Witness, seed: u64, stages: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_academy-journey"));
    command.arg("--data").arg(&machine.data).arg("--edition").arg(&machine.edition);
    command.args(["--seed", &seed.to_string(), "--stage", stages]);
    command.args(["--at", &witness.next_at().to_rfc3339()]);
    command
}

/// Runs a journey to its end.
pub fn finish(mut command: Command, witness: &mut Witness) {
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().for_each(|line| drop(witness.hear(line)));
    assert!(output.status.success(), "the journey failed: {said}");
}

impl<'w> Run<'w> {
    pub fn start(mut command: Command, witness: &'w mut Witness) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines, witness, answered_in: Duration::from_millis(10), heard: None }
    }

    /// Hears so many lines; false when the journey ended before.
    pub fn hear(&mut self, how_many: usize) -> bool {
        (0..how_many).all(|_| self.hear_one())
    }

    fn hear_one(&mut self) -> bool {
        let Some(Ok(text)) = self.lines.next() else { return false };
        let Some(line) = self.witness.hear(&text) else { return true };
        let now = Instant::now();
        // The start takes far longer than what follows.
        if let (Some((asked, Line::Asks(call))), Line::Saved(_)) = (&self.heard, &line)
            && call.n > 0
        {
            self.answered_in = now - *asked;
        }
        let is_end = matches!(line, Line::Ended { .. });
        self.heard = Some((now, line));
        !is_end
    }

    /// How long the last answer took; before the first, a guess.
    pub const fn answered_in(&self) -> Duration {
        self.answered_in
    }

    /// Lets this much time pass without giving up the processor, and kills. What is still in the pipe was said. Whether
    /// a call was on its way.
    pub fn kill_after(mut self, moment: Duration) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < moment {
            std::hint::spin_loop();
        }
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while self.hear_one() {}
        matches!(self.heard, Some((_, Line::Asks(_))))
    }

    /// Lets a journey end that came to its end by itself.
    pub fn end(mut self) {
        while self.hear_one() {}
        assert!(self.child.wait().unwrap().success());
    }
}
