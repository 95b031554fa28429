//! `vpa coverage`

use crate::academy::{Academy, LESSON};

const FRAMEWORK: &str = "frameworks/n.yaml";

/// The cells of a domain, from modules to state.
fn row(out: &str, code: &str) -> Vec<String> {
    let line = out.lines().find(|line| line.starts_with(code)).unwrap();
    let cells: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    cells[cells.len() - 6..].to_vec()
}

#[test]
fn domains_are_counted_against_their_weight() {
    let academy = Academy::new();
    let answer = academy.run(&["coverage", "--lang", "en"]);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    // A lab of 20 minutes and a lesson of 8: 71 and 29 of 100.
    assert_eq!(row(&answer.out, "N+1"), ["1", "1", "20", "71", "60", "enough"]);
    assert_eq!(row(&answer.out, "N+2"), ["1", "1", "8", "29", "40", "enough"]);
    assert!(answer.out.ends_with(
        "2 domains have enough, 0 are below 60% of their weight, 0 have no lesson. 1 courses are still planned and not counted.\n"
    ));

    // 29 of 100 is less than three fifths of 50.
    academy.replace(FRAMEWORK, "weight: 60", "weight: 40");
    assert_eq!(row(&academy.run(&["coverage"]).out, "N+2")[5], "tipis");

    let end = academy.read(FRAMEWORK);
    academy.write(FRAMEWORK, &format!("{end}  - {{code: \"N+3\", name: \"More\", weight: 10}}\n"));
    let answer = academy.run(&["coverage"]);
    assert!(
        answer.out.lines().any(|line| line.starts_with("N+3") && line.ends_with("belum ada")),
        "{}",
        answer.out
    );
}

#[test]
fn what_a_lesson_names_of_a_framework_goes_before_what_its_module_does() {
    let academy = Academy::new();
    academy.replace(LESSON, "maps: [N+2]", "maps: []");
    let out = academy.run(&["coverage"]).out;
    assert_eq!((&row(&out, "N+1")[2][..], &row(&out, "N+1")[3][..]), ("28", "100"));
    assert!(out.lines().any(|line| line.starts_with("N+2") && line.ends_with("belum ada")), "{out}");
}
