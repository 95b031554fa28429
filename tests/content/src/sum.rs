//! Evaluates a calculation by recursive descent. A word may stand between a number and the next sign: `25 jam × 3`.

use crate::number::Number;
use crate::token::Token;
use crate::unit::{self, Unit};

/// What a calculation came to, and what its writing says about it.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    pub value: f64,
    /// The worth of one in the last digit of its finest number.
    pub step: f64,
    pub signs: usize,
    /// `1e6` where a number was written with «juta».
    pub scaled: f64,
    pub unit: Option<Unit>,
}

pub struct Reader<'a> {
    tokens: &'a [Token],
    pub at: usize,
    signs: usize,
}

impl<'a> Reader<'a> {
    pub const fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, at: 0, signs: 0 }
    }

    /// The longest calculation at the start; stops before a sign that is said in words.
    pub fn plain(&mut self) -> Option<Outcome> {
        let outcome = self.added()?;
        Some(Outcome { signs: self.signs, ..outcome })
    }

    /// The same, going on through `…, dikalikan 60`.
    pub fn told(&mut self) -> Option<Outcome> {
        let mut left = self.added()?;
        while let Some(Token::Then(sign)) = self.tokens.get(self.at) {
            self.step();
            left = joined(left, *sign, self.added()?);
        }
        Some(Outcome { signs: self.signs, ..left })
    }

    fn step(&mut self) {
        self.at += 1;
        self.signs += 1;
    }

    fn sign(&self, signs: &str) -> Option<char> {
        match self.tokens.get(self.at) {
            Some(Token::Operator(sign)) if signs.contains(*sign) => Some(*sign),
            _ => None,
        }
    }

    fn added(&mut self) -> Option<Outcome> {
        let mut left = self.multiplied()?;
        while let Some(sign) = self.sign("+−") {
            self.step();
            left = joined(left, sign, self.multiplied()?);
        }
        Some(left)
    }

    fn multiplied(&mut self) -> Option<Outcome> {
        let mut left = self.raised()?;
        while let Some(sign) = self.sign("×÷/") {
            self.step();
            left = joined(left, sign, self.raised()?);
        }
        Some(left)
    }

    fn raised(&mut self) -> Option<Outcome> {
        let left = self.single()?;
        if self.sign("^").is_none() {
            return Some(left);
        }
        self.step();
        Some(joined(left, '^', self.raised()?))
    }

    fn single(&mut self) -> Option<Outcome> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        match token {
            Token::Operator('−') => self.single().map(|one| Outcome { value: -one.value, ..one }),
            Token::Open => self.enclosed(),
            Token::Number { number, scaled } => Some(self.measured(*number, *scaled)),
            _ => None,
        }
    }

    fn enclosed(&mut self) -> Option<Outcome> {
        let inner = self.added()?;
        let closed = self.tokens.get(self.at) == Some(&Token::Close);
        self.at += 1;
        closed.then_some(inner)
    }

    /// Passes over up to three words, as long as a sign or the end of the calculation follows.
    fn measured(&mut self, number: Number, scaled: f64) -> Outcome {
        let words = self.tokens[self.at..].iter().take_while(|token| matches!(token, Token::Word(_))).count();
        let unit = unit::following(&self.tokens[self.at..self.at + words]);
        let next = self.tokens.get(self.at + words);
        if words <= 3 && matches!(next, None | Some(Token::Operator(_) | Token::Then(_) | Token::Close)) {
            self.at += words;
        }
        Outcome { value: number.value, step: number.step, signs: 0, scaled, unit }
    }
}

fn joined(left: Outcome, sign: char, right: Outcome) -> Outcome {
    let value = match sign {
        '+' => left.value + right.value,
        '−' => left.value - right.value,
        '×' => left.value * right.value,
        '^' => left.value.powf(right.value),
        _ => left.value / right.value,
    };
    let unit = left.unit.filter(|_| "+−".contains(sign));
    let (step, scaled) = (left.step.min(right.step), left.scaled.max(right.scaled));
    Outcome { value, step, scaled, unit, signs: 0 }
}

mod tests {
    use super::Reader;
    use crate::number::Language;
    use crate::token;

    fn value(text: &str) -> Option<f64> {
        let tokens = token::read(text, Language::Indonesian);
        let mut reader = Reader::new(&tokens);
        reader.told().filter(|_| reader.at == tokens.len()).map(|outcome| (outcome.value * 1e6).round() / 1e6)
    }

    #[test]
    fn signs_bind_as_in_arithmetic() {
        assert_eq!(value("2 + 3 × 4"), Some(14.0));
        assert_eq!(value("12 − 3 − 2"), Some(7.0));
        assert_eq!(value("6 × (9 × 20) ÷ (24 × 30)"), Some(1.5));
        assert_eq!(value("2^6 − 2"), Some(62.0));
        assert_eq!(value("2¹⁶"), Some(65_536.0));
        assert_eq!(value("6 × 2/3 × 30.000"), Some(120_000.0));
        assert_eq!(value("1 − 0,01 × 0,01"), Some(0.9999));
        assert_eq!(value("−2 + 5"), Some(3.0));
    }

    #[test]
    fn money_units_and_spoken_signs_are_understood() {
        assert_eq!(value("264 × Rp30.000"), Some(7_920_000.0));
        assert_eq!(value("27 hari × 3 + 3 hari × 10"), Some(111.0));
        assert_eq!(value("2 % × Rp50 miliar"), Some(1e9));
        assert_eq!(value("2 + 3, dikalikan 60"), Some(300.0));
        assert_eq!(value("32, dikurangi dua"), Some(30.0));
    }

    #[test]
    fn what_is_no_calculation_has_no_value() {
        for text in ["(1 − a) × 2", "3 ×", "(2 + 3", "harga × 3", "3 4"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
