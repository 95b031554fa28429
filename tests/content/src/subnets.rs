//! Addresses, masks and host counts in the tables, sentences and questions of the course on networking.

use std::sync::LazyLock;

use regex::Regex;

use crate::pages::{self, Page};
use crate::subnet::{self, Subnet};

/// So that a finder that finds nothing cannot pass.
const AT_LEAST: usize = 120;

struct Fact {
    place: String,
    said: String,
    computed: String,
}

/// Said and computed.
type Both = (String, String);

fn both(said: &str, computed: impl ToString) -> Both {
    (said.to_owned(), computed.to_string())
}

fn facts(page: &Page) -> Vec<Fact> {
    let (mut head, mut question, mut found) = ("", "", Vec::new());
    for (number, line) in page.lines() {
        head = if !line.starts_with('|') {
            ""
        } else if head.is_empty() {
            line
        } else {
            head
        };
        question = if line.starts_with('#') { line } else { question };
        let here = |(said, computed)| Fact { place: format!("{}:{number}", page.name), said, computed };
        found.extend(row(head, line).into_iter().map(here));
        found.extend(sentence(line).into_iter().map(here));
        found.extend(answer(question, line).map(here));
    }
    found
}

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

/// A row that names one subnet, each cell read by the head of its column.
fn row(head: &str, line: &str) -> Vec<Both> {
    if !line.starts_with('|') {
        return Vec::new();
    }
    let cells = cells(line);
    let read = |cell: &&str| Subnet::read(cell).or_else(|| Subnet::of_size(cell.strip_prefix('/')?));
    let Some(subnet) = cells.iter().find_map(read) else { return Vec::new() };
    let filled = self::cells(head).into_iter().zip(cells).filter(|(_, cell)| *cell != "–");
    filled.filter_map(|(head, cell)| column(head, cell, subnet)).collect()
}

fn column(head: &str, cell: &str, subnet: Subnet) -> Option<Both> {
    let computed = match head.trim_matches('*') {
        "Mask" => subnet.mask().to_string(),
        "Alamat" | "Addresses" => subnet.size().to_string(),
        "Host" | "Hosts" => subnet.hosts().to_string(),
        "Gerbang" | "Gateway" => subnet.first().to_string(),
        "Perangkat sampai" | "Devices up to" => subnet.last().to_string(),
        "Siaran" | "Broadcast" => subnet.broadcast().to_string(),
        "Subnet" | "Rentang" | "Range" if cell.contains('/') => {
            format!("{}/{}", subnet.network(), subnet.prefix)
        }
        _ if cell.contains(" – ") => format!("{} – {}", subnet.network(), subnet.broadcast()),
        _ => return None,
    };
    Some(both(cell, computed))
}

static HOLDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"/(\d+) (?:hanya )?(?:memuat|holds) (\d+|dua|two)\b").unwrap());
static LEAVES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"/(\d+) (?:menyisakan|leaves) \d+ bits?, (?:jadi|so) (\d+)").unwrap());
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\d.]+\d) (?:sampai|to) ([\d.]+\d), (?:yaitu |jadi |so |sebanyak )?(\d+)").unwrap()
});
static NETWORK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:jaringannya|network is) ([\d.]+)(/\d+)").unwrap());

fn sentence(line: &str) -> Vec<Both> {
    let holds = HOLDS.captures_iter(line).filter_map(|found| {
        let said = if ["dua", "two"].contains(&&found[2]) { "2" } else { &found[2] };
        Some(both(said, Subnet::of_size(&found[1])?.hosts()))
    });
    let leaves = LEAVES
        .captures_iter(line)
        .filter_map(|found| Some(both(&found[2], Subnet::of_size(&found[1])?.size())));
    let spans = SPAN
        .captures_iter(line)
        .filter_map(|found| Some(both(&found[3], subnet::between(&found[1], &found[2])?)));
    let networks = NETWORK.captures_iter(line).filter_map(|found| {
        let subnet = Subnet::read(&format!("{}{}", &found[1], &found[2]))?;
        Some(both(&found[1], subnet.network()))
    });
    holds.chain(leaves).chain(spans).chain(networks).collect()
}

static ASKED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"([\d.]+\d)?/(\d+)").unwrap());
static RIGHT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*(?:-|\d+\.) \[x\] `?([\d./]+)").unwrap());

/// The right option of a question about one subnet.
fn answer(question: &str, line: &str) -> Option<Both> {
    let (asked, right) = (ASKED.captures(question)?, RIGHT.captures(line)?);
    let address = asked.get(1).map_or("0.0.0.0", |address| address.as_str());
    let subnet = Subnet::read(&format!("{address}/{}", &asked[2]))?;
    Some(both(&right[1], wanted(question, subnet)?))
}

fn wanted(question: &str, subnet: Subnet) -> Option<String> {
    let asks = |words: [&str; 2]| words.iter().any(|word| question.contains(word));
    let broadcast = subnet.broadcast();
    if asks(["angka terakhir alamat siaran", "last number of the broadcast"]) {
        Some(broadcast.octets()[3].to_string())
    } else if asks(["alamat siaran", "broadcast address"]) {
        Some(broadcast.to_string())
    } else if asks(["alamat jaringan", "network address"]) {
        Some(subnet.network().to_string())
    } else if asks(["Subnet mana yang memuat", "Which subnet contains"]) {
        Some(format!("{}/{}", subnet.network(), subnet.prefix))
    } else if asks(["Berapa host", "How many hosts"]) {
        Some(subnet.hosts().to_string())
    } else {
        None
    }
}

fn everywhere() -> Vec<Fact> {
    pages::all("net-101-dasar-jaringan").iter().flat_map(facts).collect()
}

#[test]
fn every_subnet_is_what_its_prefix_makes_it() {
    let wrong = everywhere().into_iter().filter(|fact| fact.said != fact.computed);
    let told = wrong.map(|fact| format!("{}: computed {}, written {}", fact.place, fact.computed, fact.said));
    pages::none(&told.collect::<Vec<_>>());
}

#[test]
fn the_course_says_much_about_subnets_in_both_languages() {
    let found = everywhere();
    let english = found.iter().filter(|fact| fact.place.contains(".en.md:")).count();
    assert!(found.len() >= AT_LEAST, "only {} facts are found", found.len());
    assert!(english * 5 >= found.len() * 2, "only {english} of {} facts are English", found.len());
}

mod tests {
    use super::facts;
    use crate::number::Language;
    use crate::pages::Page;

    const RIGHT: &str = "\
| Subnet | Gerbang | Siaran |
| --- | --- | --- |
| 10.0.0.64/26 | 10.0.0.65 | 10.0.0.127 |

| Prefiks | *Mask* | Host |
| --- | --- | --- |
| /26 | 255.255.255.192 | 62 |

/27 hanya memuat 30 host. Sisanya 10.0.0.128 sampai 10.0.0.255, yaitu 128 alamat.

### Apa alamat siaran dari 10.0.0.70/26? {#q}

1. [ ] 10.0.0.63
2. [x] 10.0.0.127
";

    fn verdicts(text: &str) -> Vec<bool> {
        let page = Page { name: "x.md".to_owned(), language: Language::Indonesian, text: text.to_owned() };
        facts(&page).iter().map(|fact| fact.said == fact.computed).collect()
    }

    #[test]
    fn tables_sentences_and_answers_are_read() {
        assert_eq!(verdicts(RIGHT), [true; 8]);
    }

    #[test]
    fn a_changed_digit_is_found() {
        let changes = [
            ("10.0.0.64/26", "10.0.0.32/26"),
            ("10.0.0.65 |", "10.0.0.66 |"),
            ("10.0.0.127 |", "10.0.0.128 |"),
            ("255.192", "255.224"),
            ("62", "64"),
            ("30 host", "32 host"),
            ("yaitu 128", "yaitu 127"),
            ("[x] 10.0.0.127", "[x] 10.0.0.126"),
        ];
        for (right, wrong) in changes {
            assert!(verdicts(&RIGHT.replace(right, wrong)).contains(&false), "{wrong} passes");
        }
    }
}
