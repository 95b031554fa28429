//! `vpa stats`

use crate::academy::Academy;

/// The cells of the row that begins with this name in the table with these words in its head.
fn row(out: &str, head: &str, name: &str) -> Vec<String> {
    let table = out.split("\n\n").find(|table| table.lines().next().unwrap().contains(head)).unwrap();
    let line = table.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_small_course_is_counted_right() {
    let answer = Academy::new().run(&["stats"]);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    for name in ["net-101", "semua"] {
        // 47 words are 15 seconds, a picture 20, a choice 45, a number 75: about 3 minutes.
        assert_eq!(row(&answer.out, "kata", name), [name, "1", "47", "3", "8", "+166", "%", "1", "20"]);
        assert_eq!(row(&answer.out, "ganda", name)[1..], ["13", "11", "0", "0", "1", "1", "0", "0", "0"]);
        assert_eq!(
            row(&answer.out, "kunci di 1", name)[1..],
            ["11", "10", "1", "0", "0", "0", "1", "0", "0"]
        );
    }
    assert!(answer.out.contains("net-101-l01: tertulis 8 menit, perkiraan 3 menit"), "{}", answer.out);
    assert!(answer.out.ends_with("1 kursus lain belum punya modul.\n"), "{}", answer.out);
}

#[test]
fn columns_end_at_the_same_place() {
    let answer = Academy::new().run(&["stats", "--lang", "en"]);
    for table in answer.out.split("\n\n").take(3) {
        let lengths: Vec<usize> = table.lines().map(|line| line.chars().count()).collect();
        assert!(lengths.len() == 3 && lengths.iter().all(|length| *length == lengths[0]), "{table}");
    }
}
