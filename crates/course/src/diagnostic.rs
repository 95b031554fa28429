//! What is wrong with a file: a stable code, where, and what to do about it in Indonesian and English.
//!
//! Codes are never reused. `F` files and front matter, `I` ids, `M` Markdown, `Q` questions, `Z` quizzes, `L` labs,
//! `R` references, `A` accessibility, `O` objectives, `T` translations, `V` revisions, `C` coverage.

use std::fmt;

use crate::{fix::Fix, lang::Lang, span::Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Info,
}

macro_rules! codes {
    ($(#[doc = $doc:literal] $code:ident $severity:ident;)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $doc] $code,)*
        }

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => stringify!($code),)*
                }
            }

            /// What it says, in one English sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$code => $doc.trim_ascii(),)*
                }
            }

            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// Front matter missing or not at line 1.
    F101 Error;
    /// YAML syntax error or duplicate key.
    F102 Error;
    /// Unknown field.
    F103 Error;
    /// Required field missing for this type.
    F104 Error;
    /// Wrong type, out of range, or bad enum value.
    F105 Error;
    /// `schema` newer than the tool.
    F106 Error;
    /// File name breaks the rules, or type does not fit the place.
    F107 Error;
    /// Not UTF-8, has a BOM, or a NUL.
    F108 Error;
    /// CR LF line ends or trailing white space.
    F109 Warning;
    /// `summary` outside 40–200 characters.
    F110 Warning;
    /// `verified` older than the `volatility` period.
    F112 Warning;
    /// `minutes` differs from the computed time by more than 40 %.
    F113 Warning;
    /// Id does not match the grammar.
    I201 Error;
    /// Id used twice.
    I202 Error;
    /// Id not in `ids.lock`.
    I203 Error;
    /// A retired id is used again.
    I204 Error;
    /// A released id vanished without being retired.
    I205 Error;
    /// Id prefix does not match course or track.
    I206 Error;
    /// Question or step id missing.
    I207 Error;
    /// An id changed while the content is the same (probable copy error).
    I208 Error;
    /// Listed child does not exist, or a file is in no list.
    I209 Error;
    /// A child is in two lists.
    I210 Error;
    /// Cycle in `requires`.
    I211 Error;
    /// A released course or module requires one that is not released.
    I212 Warning;
    /// No H1, or more than one.
    M301 Error;
    /// Heading level skipped.
    M302 Error;
    /// Raw HTML (other than the allow comment).
    M303 Error;
    /// Required section missing.
    M304 Error;
    /// Sections out of order.
    M305 Warning;
    /// Unknown heading attribute or class.
    M306 Error;
    /// Two headings with the same text at the same level.
    M307 Warning;
    /// Code block without a language.
    M308 Warning;
    /// Looks like an alert but is not one (text on the tag line, unknown tag).
    M309 Error;
    /// More than three alerts, or two in a row, in a lesson.
    M310 Warning;
    /// Table row with a different number of cells.
    M311 Error;
    /// `$` pair that would become maths while `math` is off, or that contains words.
    M312 Warning;
    /// Bold or italic used as a heading.
    M313 Warning;
    /// Footnote without definition, or never referenced.
    M314 Warning;
    /// No worked example although an objective is `terapkan` or higher.
    M315 Info;
    /// No answer block.
    Q401 Error;
    /// Type cannot be decided.
    Q402 Error;
    /// No right answer.
    Q403 Error;
    /// Single choice with more or less than one right answer.
    Q404 Error;
    /// Fewer than two options (three for single choice except true/false).
    Q406 Error;
    /// Some items have a box and some do not, or a malformed box.
    Q407 Error;
    /// Two answer blocks.
    Q408 Error;
    /// Class contradicts the block.
    Q409 Error;
    /// Two options with the same text.
    Q410 Error;
    /// A quote that belongs to no option.
    Q415 Error;
    /// `obj` missing, or names an objective that does not exist.
    Q423 Error;
    /// Numeric key does not follow the grammar.
    Q424 Error;
    /// Numeric ranges overlap between right and wrong answers.
    Q425 Error;
    /// Regular expression invalid, or matches the empty text.
    Q427 Error;
    /// Matching: left cells not unique, or fewer than three pairs.
    Q429 Error;
    /// Ordering: fewer than three or more than seven items, or two equal items.
    Q430 Error;
    /// Gap inside a table, code or heading; or unclosed `[[`.
    Q431 Error;
    /// Gap drop-down without exactly one option in parentheses.
    Q432 Error;
    /// `points` or `diff` out of range.
    Q435 Error;
    /// Every option is right.
    Q405 Warning;
    /// More than five options.
    Q411 Warning;
    /// Wrong option without feedback.
    Q412 Warning;
    /// Feedback only says right or wrong.
    Q413 Warning;
    /// Feedback on the right option missing when the lesson check is the only source of explanation.
    Q414 Warning;
    /// "All of the above", "none of the above", "A and B" as an option.
    Q416 Warning;
    /// Negative stem without bold on the negative word.
    Q417 Warning;
    /// Absolute words only in wrong options.
    Q418 Warning;
    /// The right option repeats a rare word of the stem that no other option has.
    Q419 Warning;
    /// Stem longer than 200 characters.
    Q420 Warning;
    /// Stem is not a question or an instruction.
    Q421 Warning;
    /// The right option is more than 1.3 times the mean length of the others.
    Q422 Warning;
    /// Non-integer numeric key without tolerance.
    Q426 Warning;
    /// Text key with capitals or punctuation that learners may not type.
    Q428 Warning;
    /// More than five gaps in one question.
    Q433 Warning;
    /// More than three hints, or a hint that contains the key.
    Q434 Warning;
    /// `draw` larger than the pool.
    Z501 Error;
    /// Drawn pool with different points.
    Z502 Error;
    /// `pass` cannot be reached exactly once rounding is applied (for example 80 % of 3) or is outside the range.
    Z510 Error;
    /// Pool smaller than twice the draw.
    Z503 Warning;
    /// An objective in scope has no question.
    Z504 Warning;
    /// The right option is strictly the longest, or the shortest, more often than chance.
    Z505 Warning;
    /// Position of the right option is unbalanced.
    Z506 Warning;
    /// True/false keys outside 35 to 65 % "true" with six or more.
    Z507 Warning;
    /// More than 60 % of the questions ask only for recall while the objectives ask for more.
    Z508 Info;
    /// Quiz with fewer than 6 or exam with fewer than 20 drawn questions.
    Z509 Warning;
    /// The same stem in two questions of a course.
    Z511 Warning;
    /// Lab without steps, or a step without an item.
    L601 Error;
    /// Lab item is already ticked.
    L602 Error;
    /// Private key, token, password or real personal data pattern in text.
    L605 Error;
    /// Lab without expected result or without discussion.
    L603 Warning;
    /// Commands without the versions of the `tools` they were run on.
    L604 Warning;
    /// Internal link or image target does not exist.
    R701 Error;
    /// Link fragment does not exist.
    R702 Error;
    /// Bare URL.
    R703 Warning;
    /// Remote image, `http:` or other disallowed scheme.
    R704 Error;
    /// External link outside `Sumber` or a lab.
    R705 Warning;
    /// Asset without licence entry, or licence not on the list.
    R706 Error;
    /// Asset too large, wrong type, or unsafe SVG.
    R707 Error;
    /// Asset not used.
    R708 Warning;
    /// Unknown glossary term in `term:`.
    R709 Error;
    /// Glossary term used without a link at first use.
    R710 Warning;
    /// No source listed in a lesson with `volatility` medium or high.
    R711 Warning;
    /// Only secondary sources for a `critical` lesson.
    R712 Warning;
    /// Image without alt text.
    A801 Error;
    /// Table without header, or empty header cell.
    A804 Error;
    /// Alt text is a file name, too short, too long, or starts with "Gambar".
    A802 Warning;
    /// Link text does not describe the target.
    A803 Warning;
    /// Sentence longer than 35 words, or a mean above 20.
    A805 Warning;
    /// Paragraph longer than five sentences.
    A806 Warning;
    /// Abbreviation not spelled out at first use.
    A807 Warning;
    /// Lesson shorter than 300 or longer than 1,400 words.
    A808 Warning;
    /// Brand name in neutral content.
    A809 Info;
    /// Instruction that depends on colour or position only.
    A810 Warning;
    /// Objective does not start with a listed action verb.
    O851 Error;
    /// Vague verb (`memahami`, `mengetahui`, `mengerti`, `menguasai`, `mempelajari`).
    O852 Error;
    /// Objective without any question or lab step.
    O855 Error;
    /// Two skills in one objective.
    O853 Warning;
    /// The verb does not fit the declared `bloom` level.
    O854 Warning;
    /// Translation structure differs (headings, ids, option count, keys).
    T901 Error;
    /// Translation older than the last major revision.
    T902 Warning;
    /// Translation missing.
    T903 Info;
    /// Sentence left in the other language.
    T904 Warning;
    /// Content changed since the last release but `rev` did not (major class).
    V951 Error;
    /// Content changed since the last release but `rev` did not (minor class).
    V952 Warning;
    /// `rev` went down, or jumped.
    V953 Error;
    /// Key changed without `rescore` or an explicit "no rescore" note.
    V954 Error;
    /// Framework code unknown.
    C961 Error;
    /// Target domain has no module.
    C962 Warning;
    /// Domain below 60 % of its published weight.
    C963 Warning;
    /// Code claimed in `maps` without a question or step that assesses it.
    C964 Info;
}

impl Code {
    /// Whether a comment of the author may silence it: not what would lose a learner's progress.
    #[must_use]
    pub fn can_be_allowed(self) -> bool {
        self.severity() != Severity::Error || !self.as_str().starts_with(['I', 'V'])
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    /// From the content folder, with `/`.
    pub path: String,
    pub span: Span,
    /// What is wrong and what to do, for an author who is no programmer.
    pub message: Message,
    /// Other places that belong to the problem, for example the first use of an id that is used twice.
    pub related: Vec<Related>,
    /// What mends it without a person's judgement, where that is certain.
    pub fix: Option<Fix>,
}

/// The same sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: String,
    pub en: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub path: String,
    pub span: Span,
}

impl Diagnostic {
    pub fn new(
        code: Code,
        path: impl Into<String>,
        span: impl Into<Span>,
        id: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self {
            code,
            path: path.into(),
            span: span.into(),
            message: Message { id: id.into(), en: en.into() },
            related: Vec::new(),
            fix: None,
        }
    }

    #[must_use]
    pub fn related(mut self, path: impl Into<String>, span: impl Into<Span>) -> Self {
        self.related.push(Related { path: path.into(), span: span.into() });
        self
    }

    #[must_use]
    pub fn fixed_by(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// Whether it keeps an edition from being packed.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

impl Message {
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}
