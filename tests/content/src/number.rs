//! Numbers as they are written: `7.920.000,5` in Indonesian, `7,920,000.5` in English.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Language {
    Indonesian,
    English,
}

impl Language {
    const fn marks(self) -> (char, char) {
        match self {
            Self::Indonesian => ('.', ','),
            Self::English => (',', '.'),
        }
    }
}

/// A written number and the worth of one in its last digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    pub step: f64,
}

/// `None` for what is no number in this language: an address, a version, a time of day.
pub fn read(text: &str, language: Language) -> Option<Number> {
    let (thousands, decimal) = language.marks();
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    let whole = ungroup(whole, thousands)?;
    if !fraction.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let value = format!("{whole}.{fraction}0").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()?;
    Some(Number { value, step: 10_f64.powi(-places) })
}

fn ungroup(whole: &str, thousands: char) -> Option<String> {
    let groups: Vec<&str> = whole.split(thousands).collect();
    let digits = |group: &&str| !group.is_empty() && group.chars().all(|digit| digit.is_ascii_digit());
    let sized = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    (sized && groups.iter().all(digits)).then(|| groups.concat())
}

#[test]
fn numbers_are_read_as_their_language_writes_them() {
    let value = |text, language| read(text, language).map(|number| (number.value, number.step));
    assert_eq!(value("7.920.000", Language::Indonesian), Some((7_920_000.0, 1.0)));
    assert_eq!(value("1.234,50", Language::Indonesian), Some((1234.5, 0.01)));
    assert_eq!(value("0,25", Language::Indonesian), Some((0.25, 0.01)));
    assert_eq!(value("7,920,000", Language::English), Some((7_920_000.0, 1.0)));
    assert_eq!(value("1,234.5", Language::English), Some((1234.5, 0.1)));
    assert_eq!(value("1.234", Language::English), Some((1.234, 0.001)));
}

#[test]
fn addresses_times_and_foreign_forms_are_no_numbers() {
    for text in ["192.168.10.1", "08.00", "9.18", "12.34", "1.2345"] {
        assert_eq!(read(text, Language::Indonesian), None, "{text}");
    }
    for text in ["192.168.10.1", "12,34", "1,2345"] {
        assert_eq!(read(text, Language::English), None, "{text}");
    }
}
