//! A line of Markdown as the marks of a calculation and the words between them.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::number::{self, Language, Number};
use crate::unit;

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Number {
        number: Number,
        scaled: f64,
    },
    Operator(char),
    /// Said in words or after a pause, `…, dikalikan 60`: works on all that stands before it.
    Then(char),
    Open,
    Close,
    Equals,
    /// `…, yaitu 5,3 hari`: the same in another unit.
    Also,
    Word(String),
    Pause,
}

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<skip> \bke- | [*`] )
        | (?P<prefix> (?:^|\s)/\d+ )
        | (?:Rp\s?)? (?P<number> \d(?:[\d.,]*\d)? ) (?P<power> [⁰¹²³⁴⁵⁶⁷⁸⁹]+ )? (?P<percent> \s?% )?
        | (?P<operator> [×÷+−^/] | \s-\s )
        | (?P<equals> [=≈] )
        | (?P<open> \( ) | (?P<close> \) )
        | (?P<word> \p{L}+(?:[-'’]\p{L}+)*\d* )
        | (?P<pause> \S )",
    )
    .unwrap()
});

/// What makes the line an item or a quotation: its dash is no minus, its number no operand.
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(?:>\s*)*(?:(?:-|\d+\.)\s+)?(?:\[[x ]\]\s)?").unwrap());

pub fn read(line: &str, language: Language) -> Vec<Token> {
    let mut tokens = Vec::new();
    for found in MARKS.captures_iter(&ITEM.replace(line, "")) {
        push(&mut tokens, &found, language);
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, found: &Captures, language: Language) {
    let text = |name| found.name(name).map(|part| part.as_str());
    if let Some(number) = text("number") {
        tokens.push(written(number, text("percent").is_some(), language));
        tokens.extend(text("power").into_iter().flat_map(raised));
    } else if let Some(operator) = text("operator") {
        operate(tokens, operator.trim());
    } else if let Some(word) = text("word").or(text("prefix")) {
        say(tokens, word);
    } else if let Some(mark) = text("equals").or(text("open")).or(text("close")).or(text("pause")) {
        tokens.push(mark_of(mark));
    }
}

fn mark_of(mark: &str) -> Token {
    match mark {
        "=" | "≈" => Token::Equals,
        "(" => Token::Open,
        ")" => Token::Close,
        _ => Token::Pause,
    }
}

fn written(text: &str, percent: bool, language: Language) -> Token {
    match number::read(text, language) {
        Some(number) if percent => number_token(number.value / 100.0, number.step / 100.0),
        Some(number) => number_token(number.value, number.step),
        None => Token::Word(text.to_owned()),
    }
}

const fn number_token(value: f64, step: f64) -> Token {
    Token::Number { number: Number { value, step }, scaled: 1.0 }
}

fn raised(power: &str) -> [Token; 2] {
    let digit = |mark| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == mark).unwrap();
    let value = power.chars().fold(0, |value, mark| value * 10 + digit(mark));
    [Token::Operator('^'), number_token(f64::from(u8::try_from(value).unwrap()), 1.0)]
}

/// A sign after a pause goes on from the result before it: `= 520.000; × 3`.
fn operate(tokens: &mut Vec<Token>, operator: &str) {
    let sign = if operator == "-" { '−' } else { operator.chars().next().unwrap() };
    if tokens.last() == Some(&Token::Pause) && "×÷".contains(sign) {
        tokens.pop();
        tokens.push(Token::Then(sign));
    } else {
        tokens.push(Token::Operator(sign));
    }
}

fn say(tokens: &mut Vec<Token>, word: &str) {
    if let Some(joint) = joint(word) {
        if tokens.last() == Some(&Token::Pause) {
            tokens.pop();
        }
        tokens.push(joint);
    } else if let (Some(Token::Then(_)), Some(value)) = (tokens.last(), count(word)) {
        tokens.push(number_token(value, 1.0));
    } else if !enlarge(tokens, word) && word != "by" {
        describe(tokens, word);
    }
}

/// `ditambah pengambilan …` begins something of its own.
fn describe(tokens: &mut Vec<Token>, word: &str) {
    if matches!(tokens.last(), Some(Token::Then(_))) {
        tokens.pop();
        tokens.push(Token::Pause);
    }
    tokens.push(Token::Word(word.to_owned()));
}

fn joint(word: &str) -> Option<Token> {
    match word {
        "dikali" | "dikalikan" | "times" => Some(Token::Then('×')),
        "dibagi" | "divided" => Some(Token::Then('÷')),
        "ditambah" | "plus" => Some(Token::Then('+')),
        "dikurangi" | "minus" => Some(Token::Then('−')),
        "menjadi" | "gives" => Some(Token::Equals),
        "yaitu" | "atau" | "or" | "which" => Some(Token::Also),
        _ => None,
    }
}

fn count(word: &str) -> Option<f64> {
    match word {
        "satu" | "one" => Some(1.0),
        "dua" | "two" => Some(2.0),
        _ => None,
    }
}

fn enlarge(tokens: &mut [Token], word: &str) -> bool {
    let (Some(Token::Number { number, scaled, .. }), Some(by)) = (tokens.last_mut(), unit::scale(word))
    else {
        return false;
    };
    *number = Number { value: number.value * by, step: number.step * by };
    *scaled *= by;
    true
}
