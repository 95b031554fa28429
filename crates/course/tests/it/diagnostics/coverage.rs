//! Frameworks against what the modules claim.

use course::{diagnostic::Code, source::Source};

use super::{LAB, MODULE, PLANNED, Pair};
use crate::sample::{LESSON, replace};

const FRAMEWORK: &str = "frameworks/n.yaml";

/// The track without its planned course, so that its framework can be judged.
fn written(source: &mut Source) {
    source.remove(PLANNED).unwrap();
    replace(source, "net/track.md", "[net-101, net-201]", "[net-101]");
    replace(source, "academy.yaml", "courses: [net-201]", "courses: [net-101]");
}

fn weighs(source: &mut Source, concepts: &str, practice: &str) {
    written(source);
    replace(source, FRAMEWORK, "weight: 60", &format!("weight: {concepts}"));
    replace(source, FRAMEWORK, "weight: 40", &format!("weight: {practice}"));
}

fn left_out(source: &mut Source) {
    written(source);
    replace(source, LESSON, "maps: [N+2]\n", "");
}

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::C961,
        |s| replace(s, LESSON, "maps: [N+2]", "maps: [N+9]"),
        |s| replace(s, LESSON, "maps: [N+2]", "maps: [N+1]"),
    ),
    (
        Code::C961,
        |s| replace(s, MODULE, "maps: [N+1]", "maps: [n+1]"),
        |s| replace(s, MODULE, "maps: [N+1]", "maps: []"),
    ),
    (Code::C962, left_out, written),
    (
        Code::C962,
        left_out,
        // As long as a course of the track is planned, nobody knows what it will cover.
        |s| replace(s, LESSON, "maps: [N+2]\n", ""),
    ),
    (Code::C962, left_out, |s| {
        left_out(s);
        replace(s, FRAMEWORK, "  - {code: \"N+2\"", "  # vpa-allow C962: menyusul\n  - {code: \"N+2\"");
    }),
    // Eight of 28 minutes are 29 per cent; 60 per cent of 48 is that.
    (Code::C963, |s| weighs(s, "51", "49"), |s| weighs(s, "53", "47")),
    (
        Code::C964,
        |s| replace(s, LAB, "needs: [kalkulator]", "needs: [kalkulator]\nmaps: [N+2]"),
        |s| replace(s, LAB, "needs: [kalkulator]", "needs: [kalkulator]\nmaps: [N+1]"),
    ),
];
