//! `vpa coverage`: for each framework that is aimed at, its domains against what is written: none, too thin, enough.

use std::io::Write;

use course::{
    coverage::{Coverage, Share, measure},
    framework::Use,
    front::Status,
    lang::Lang,
};

use crate::{content::Content, failure::Failure, table::Table};

pub fn run(content: &Content, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let academy = &content.academy;
    let mut counted = Counted::default();
    for framework in academy.frameworks.iter().filter(|one| one.used_as == Use::Target) {
        let shares = measure(academy, framework);
        shares.iter().for_each(|share| counted.add(share));
        writeln!(out, "{} ({})", framework.name, framework.checked)?;
        let rows = shares.iter().map(|share| cells(share, lang)).collect();
        writeln!(out, "{}", Table::new(titles(lang), rows))?;
    }
    let planned = academy.courses().filter(|course| course.item.front.head.status.value == Status::Planned);
    let (none, thin, enough, planned) = (counted.none, counted.thin, counted.enough, planned.count());
    match lang {
        Lang::Id => writeln!(
            out,
            "{enough} bidang cukup, {thin} di bawah 60 % bobotnya, {none} belum punya pelajaran. {planned} kursus masih direncanakan; isinya belum dihitung."
        )?,
        Lang::En => writeln!(
            out,
            "{enough} domains have enough, {thin} are below 60% of their weight, {none} have no lesson. {planned} courses are still planned and not counted."
        )?,
    }
    Ok(())
}

#[derive(Default)]
struct Counted {
    none: usize,
    thin: usize,
    enough: usize,
}

impl Counted {
    fn add(&mut self, share: &Share<'_>) {
        *match share.coverage() {
            Coverage::None => &mut self.none,
            Coverage::Thin { .. } => &mut self.thin,
            Coverage::Enough => &mut self.enough,
        } += 1;
    }
}

fn titles(lang: Lang) -> Vec<&'static str> {
    match lang {
        Lang::Id => vec!["bidang", "modul", "pelajaran", "menit", "bagian %", "bobot %", "keadaan"],
        Lang::En => vec!["domain", "modules", "lessons", "minutes", "share %", "weight %", "state"],
    }
}

fn cells(share: &Share<'_>, lang: Lang) -> Vec<String> {
    let state = match (share.coverage(), lang) {
        (Coverage::None, Lang::Id) => "belum ada",
        (Coverage::None, Lang::En) => "none",
        (Coverage::Thin { .. }, Lang::Id) => "tipis",
        (Coverage::Thin { .. }, Lang::En) => "thin",
        (Coverage::Enough, Lang::Id) => "cukup",
        (Coverage::Enough, Lang::En) => "enough",
    };
    vec![
        format!("{} {}", share.domain.code.value, share.domain.name),
        share.modules.to_string(),
        share.lessons.to_string(),
        format!("{:.0}", share.minutes),
        format!("{:.0}", share.percent),
        share.weight.map_or_else(|| "-".to_owned(), |weight| format!("{weight:.0}")),
        state.to_owned(),
    ]
}
