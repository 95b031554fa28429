//! Endings of English: plural, -ing, -ed, and a final e, so that route, routes, routed and routing meet.

/// The key of a folded word.
#[must_use]
pub fn english(word: &str) -> String {
    let word = singular(word);
    let bare = ["ing", "ed"].iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| is_root(rest)));
    let root = bare.map_or(word.as_str(), undouble);
    root.strip_suffix('e').filter(|rest| is_root(rest)).unwrap_or(root).to_owned()
}

fn singular(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 2) {
        return format!("{rest}y");
    }
    let hissing = |rest: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| rest.ends_with(end));
    if let Some(rest) = word.strip_suffix("es").filter(hissing).filter(|rest| is_root(rest)) {
        return rest.to_owned();
    }
    let plural = !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let rest = word.strip_suffix('s').filter(|rest| plural && is_root(rest));
    rest.unwrap_or(word).to_owned()
}

/// `plann` -> `plan`, but not `access`, `install`, `buzz`.
fn undouble(root: &str) -> &str {
    let mut ends = root.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(last), Some(before)) if last == before && !"aeiouslz".contains(last) => {
            &root[..root.len() - last.len_utf8()]
        }
        _ => root,
    }
}

fn is_root(rest: &str) -> bool {
    rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            &["route", "routes", "routed", "routing"][..],
            &["switch", "switches", "switched", "switching"],
            &["plan", "plans", "planned", "planning"],
            &["policy", "policies"],
            &["server", "servers"],
            &["access", "accesses", "accessing"],
        ] {
            let keys: Vec<String> = forms.iter().map(|form| english(form)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{forms:?}: {keys:?}");
        }
    }

    #[test]
    fn what_only_looks_like_an_ending_stays() {
        for word in ["bus", "dns", "ring", "red", "tls", "analysis", "process"] {
            assert_eq!(english(word), word);
        }
    }
}
