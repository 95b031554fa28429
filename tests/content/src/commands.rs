//! The commands that lessons show, run again.

use std::thread;

use crate::console::{self, Block};
use crate::lab;
use crate::pages::{self, Page};

/// By page, the state of the network in `lab.sh` that each of its blocks shows.
const STATES: &[(&str, &[&str])] = &[
    ("alamat-mac-dan-alamat-ip", &["neighbours"]),
    ("mengenal-ipv6", &["announced"]),
    ("dhcp-dan-pemberian-alamat", &["new-device"]),
    ("dns-langkah-demi-langkah", &["healthy"]),
    ("http-tls-dan-sertifikat-secara-singkat", &["certificate"]),
    ("tcp-udp-dan-porta", &["healthy"]),
    ("alat-ping-traceroute-dan-nslookup", &["healthy"]),
    (
        "latihan-mencari-sebab-koneksi-putus",
        &["cable-out", "wrong-gateway", "wrong-name-server", "port-dropped"],
    ),
];

/// What writes the messages of DHCP, which are shown without a command. It asks for an address and leaves it unused.
const UNSEEN: &str = "./dhclient -1 -v -sf /bin/true -lf till.leases --no-pid eth0";

fn states(page: &Page) -> &'static [&'static str] {
    let file = page.name.rsplit('/').next().unwrap();
    let stem = file.split('.').next().unwrap();
    STATES.iter().find(|(name, _)| *name == stem).map_or(&[], |(_, states)| states)
}

/// Every command whose output is not what the block shows.
fn mistakes(page: &Page, block: &Block, state: &str) -> Vec<String> {
    let seen = block.steps.iter().map(|step| step.command.as_str());
    let commands: Vec<_> = seen.map(|command| if command.is_empty() { UNSEEN } else { command }).collect();
    let came = match lab::run(state, &commands) {
        Ok(came) if came.len() == commands.len() => came,
        Ok(came) => return vec![format!("{}:{}: came {came:?}", page.name, block.line)],
        Err(error) => return vec![format!("{}:{}: no network: {error}", page.name, block.line)],
    };
    let both = block.steps.iter().zip(&came);
    let wrong = both.filter(|(shown, came)| !shown.agrees(came, block.cut));
    let told = wrong.map(|(shown, came)| {
        format!(
            "{}:{}: {} ({state})\n  shown:\n    {}\n  came:\n    {}",
            page.name,
            shown.line,
            came.command,
            shown.said.join("\n    "),
            came.said.join("\n    ")
        )
    });
    told.collect()
}

/// Where the kernel refuses namespaces, as in some containers, it only says so: there is no other network to ask.
#[test]
fn every_command_says_what_its_lesson_shows() {
    if !lab::allowed() {
        eprintln!("this kernel refuses namespaces: the commands in the lessons are not run");
        return;
    }
    let pages: Vec<_> = pages::all("").into_iter().map(|page| (console::blocks(&page), page)).collect();
    let found: Vec<_> = thread::scope(|scope| {
        let blocks = pages.iter().flat_map(|(blocks, page)| {
            blocks.iter().zip(states(page)).map(move |(block, state)| (page, block, *state))
        });
        let running: Vec<_> =
            blocks.map(|(page, block, state)| scope.spawn(move || mistakes(page, block, state))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    pages::none(&found);
}

#[test]
fn every_block_has_its_state() {
    let pages = pages::all("");
    let told = pages.iter().filter_map(|page| {
        let (blocks, states) = (console::blocks(page).len(), states(page).len());
        (blocks != states).then(|| format!("{}: {blocks} blocks, {states} states", page.name))
    });
    pages::none(&told.collect::<Vec<_>>());
    for (name, _) in STATES {
        for ending in [".md", ".en.md"] {
            let file = format!("/{name}{ending}");
            assert!(pages.iter().any(|page| page.name.ends_with(&file)), "no page {file}");
        }
    }
}
