//! The blocks that show commands and what they said, and what of that may differ from one run to the next.

use std::sync::LazyLock;

use regex::Regex;

use crate::pages::Page;

#[derive(Debug)]
pub struct Block {
    /// Of its first line.
    pub line: usize,
    pub steps: Vec<Step>,
    /// Whether the page says that lines were left out.
    pub cut: bool,
}

#[derive(Debug)]
pub struct Step {
    pub line: usize,
    /// Empty where a block begins with what a command said.
    pub command: String,
    pub said: Vec<String>,
}

const CUT: [&str; 2] = ["dipotong pada yang perlu", "cut to what matters"];

pub fn blocks(page: &Page) -> Vec<Block> {
    let cut = CUT.iter().any(|words| page.text.contains(words));
    let lines: Vec<_> = page.lines().collect();
    let mut found = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(start) = rest.iter().position(|(_, line)| line.trim() == "```console") {
        let inside = &rest[start + 1..];
        let end = inside.iter().position(|(_, line)| line.trim() == "```").unwrap_or(inside.len());
        found.push(Block { line: rest[start].0 + 1, steps: steps(inside[..end].iter().copied()), cut });
        rest = &inside[end..];
    }
    found
}

pub fn steps<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<Step> {
    let mut found: Vec<Step> = Vec::new();
    for (line, text) in lines {
        if let Some(command) = text.strip_prefix("$ ") {
            found.push(Step { line, command: command.to_owned(), said: Vec::new() });
        } else if let Some(last) = found.last_mut() {
            last.said.push(text.to_owned());
        } else {
            found.push(Step { line, command: String::new(), said: vec![text.to_owned()] });
        }
    }
    found
}

/// Times, and the seconds that a DHCP client draws by lot.
static CHANCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+(?:\.\d+)?( ?ms)\b|(\binterval )\d+").unwrap());

impl Step {
    /// Whether what is shown is what came: all of it, or from a page that cuts, these lines in this order.
    pub fn agrees(&self, came: &Step, cut: bool) -> bool {
        let (shown, came) = (self.told(), came.told());
        let mut rest = came.iter();
        if cut { shown.iter().all(|line| rest.any(|other| other == line)) } else { shown == came }
    }

    fn told(&self) -> Vec<String> {
        let mut lines: Vec<_> = self.said.iter().map(|line| masked(line)).collect();
        // The kernel lists neighbours in an order that it draws by lot.
        if self.command.contains("neigh") {
            lines.sort();
        }
        lines
    }
}

fn masked(line: &str) -> String {
    let line = CHANCE.replace_all(line, "${2}#$1");
    // What older kernels call a virtual cable that is out; at a real one they say DOWN as well.
    let line = line.replace("LOWERLAYERDOWN", "DOWN          ");
    spaced(&line).trim_end().to_owned()
}

/// Tabs as a terminal shows them.
fn spaced(line: &str) -> String {
    let mut spaced = String::new();
    for part in line.split_inclusive('\t') {
        let text = part.trim_end_matches('\t');
        spaced.push_str(text);
        if text.len() < part.len() {
            spaced.push_str(&" ".repeat(8 - spaced.chars().count() % 8));
        }
    }
    spaced
}

mod tests {
    use super::{Block, blocks, steps};
    use crate::number::Language;
    use crate::pages::Page;

    const SHOWN: &str = "\
$ ping -c 2 192.168.10.1
64 bytes from 192.168.10.1: icmp_seq=1 ttl=64 time=1.07 ms
2 packets transmitted, 2 received, 0% packet loss, time 1006ms
$ dig +noall +answer kasir.example.com
kasir.example.com.      300     IN      A       203.0.113.10
$ ip neigh
192.168.10.20 dev eth0 lladdr 02:00:5e:10:00:20 REACHABLE
192.168.10.254 dev eth0 FAILED
";

    const CAME: &str = "\
$ ping -c 2 192.168.10.1
PING 192.168.10.1 (192.168.10.1) 56(84) bytes of data.
64 bytes from 192.168.10.1: icmp_seq=1 ttl=64 time=0.334 ms
2 packets transmitted, 2 received, 0% packet loss, time 1032ms
$ dig +noall +answer kasir.example.com
kasir.example.com.\t300\tIN\tA\t203.0.113.10
$ ip neigh
192.168.10.254 dev eth0 FAILED \n192.168.10.20 dev eth0 lladdr 02:00:5e:10:00:20 REACHABLE 
";

    fn block(words: &str, shown: &str) -> Block {
        let text = format!("{words}:\n\n```console\n{shown}```\n");
        let page = Page { name: "x.md".to_owned(), language: Language::English, text };
        blocks(&page).remove(0)
    }

    fn verdicts(words: &str, shown: &str) -> Vec<bool> {
        let block = block(words, shown);
        let came = steps(CAME.lines().enumerate());
        block.steps.iter().zip(&came).map(|(shown, came)| shown.agrees(came, block.cut)).collect()
    }

    #[test]
    fn times_tabs_and_order_may_differ() {
        assert_eq!(verdicts("Recorded, cut to what matters", SHOWN), [true; 3]);
    }

    #[test]
    fn lines_may_be_missing_only_where_the_page_says_so() {
        assert_eq!(verdicts("Recorded", SHOWN), [false, true, true]);
    }

    #[test]
    fn a_changed_word_is_found() {
        let changes = [
            ("ttl=64", "ttl=63"),
            ("0% packet loss", "50% packet loss"),
            ("300 ", "301 "),
            ("203.0.113.10\n", "203.0.113.20\n"),
            ("REACHABLE", "STALE"),
            ("FAILED", "INCOMPLETE"),
        ];
        for (right, wrong) in changes {
            let shown = SHOWN.replace(right, wrong);
            assert!(verdicts("Recorded, cut to what matters", &shown).contains(&false), "{wrong} passes");
        }
    }

    #[test]
    fn steps_know_their_lines() {
        let lines: Vec<_> = block("Recorded", SHOWN).steps.iter().map(|step| step.line).collect();
        assert_eq!(lines, [4, 7, 9]);
    }
}
