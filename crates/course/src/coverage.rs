//! How far the curriculum covers a framework: minutes of lessons and labs by domain, against the published weights.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    academy::{Academy, Lesson, Module},
    framework::{Domain, Framework},
    span::Spanned,
};

/// A domain has at least this share of its published weight.
const LEAST: f64 = 0.6;

/// One domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Share<'a> {
    pub domain: &'a Domain,
    /// Modules with a lesson or lab that claims it.
    pub modules: usize,
    /// Lessons and labs that claim it.
    pub lessons: usize,
    /// Their minutes. One that claims several domains of the framework is shared out among them.
    pub minutes: f64,
    /// Of the minutes of the whole framework, 0 to 100; 0 where it has none.
    pub percent: f64,
    /// Published weight, in percent of all published weights.
    pub weight: Option<f64>,
}

/// Whether a domain has what it should.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Coverage {
    None,
    /// Below three fifths of its weight, in percent.
    Thin {
        weight: f64,
    },
    Enough,
}

impl Share<'_> {
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        match self.weight {
            _ if self.lessons == 0 => Coverage::None,
            Some(weight) if self.percent < weight * LEAST => Coverage::Thin { weight },
            _ => Coverage::Enough,
        }
    }
}

/// Every domain of the framework, in its order.
#[must_use]
pub fn measure<'a>(academy: &Academy, framework: &'a Framework) -> Vec<Share<'a>> {
    let (homes, here) = (homes(academy), codes(std::iter::once(framework)));
    let mut counted: BTreeMap<&str, (BTreeSet<&str>, usize, f64)> = BTreeMap::new();
    for module in academy.modules() {
        for lesson in &module.lessons {
            let claimed: Vec<&str> =
                claimed(&homes, module, lesson).into_iter().filter(|code| here.contains(code)).collect();
            let parts = u32::try_from(claimed.len()).unwrap_or(1).max(1);
            let minutes = f64::from(lesson.front().minutes.value) / f64::from(parts);
            for code in claimed {
                let Some(code) = here.get(code) else { continue };
                let (modules, lessons, sum) = counted.entry(code).or_default();
                modules.insert(module.item.front.head.id.value.as_str());
                *lessons += 1;
                *sum += minutes;
            }
        }
    }
    let all: f64 = counted.values().map(|(.., minutes)| minutes).sum();
    let weights: f64 = framework.domains.iter().filter_map(|domain| domain.weight).sum();
    let share = |domain: &'a Domain| {
        let found = counted.get(domain.code.value.as_str());
        let minutes = found.map_or(0.0, |(.., minutes)| *minutes);
        Share {
            domain,
            modules: found.map_or(0, |(modules, ..)| modules.len()),
            lessons: found.map_or(0, |(_, lessons, _)| *lessons),
            minutes,
            percent: if all > 0.0 { 100.0 * minutes / all } else { 0.0 },
            weight: domain.weight.map(|weight| 100.0 * weight / weights),
        }
    };
    framework.domains.iter().map(share).collect()
}

pub(crate) fn codes<'a>(frameworks: impl Iterator<Item = &'a Framework>) -> BTreeSet<&'a str> {
    frameworks.flat_map(|one| &one.domains).map(|domain| domain.code.value.as_str()).collect()
}

/// The framework of every code, by its place in the list.
pub(crate) type Homes<'a> = BTreeMap<&'a str, usize>;

pub(crate) fn homes(academy: &Academy) -> Homes<'_> {
    let frameworks = academy.frameworks.iter().enumerate();
    frameworks
        .flat_map(|(at, one)| one.domains.iter().map(move |domain| (domain.code.value.as_str(), at)))
        .collect()
}

/// The codes that hold for a lesson: its own, and those of its module in frameworks of which it names none itself.
pub(crate) fn claimed<'a>(homes: &Homes<'_>, module: &'a Module, lesson: &'a Lesson) -> Vec<&'a str> {
    let text = |code: &'a Spanned<String>| code.value.as_str();
    let own: Vec<&str> = lesson.front().maps.iter().map(text).collect();
    let narrowed = |code: &str| own.iter().any(|own| homes.get(own) == homes.get(code));
    let inherited: Vec<&str> =
        module.item.front.maps.iter().map(text).filter(|code| !narrowed(code)).collect();
    own.into_iter().chain(inherited).collect()
}
