//! Takes the figures; `script/bench` builds what is measured and starts this on a virtual display.

use std::path::{Path, PathBuf};

use academy_bench::{
    figures, machine,
    run::{Built, Sizes, run},
};
use anyhow::{Context as _, Result};
use clap::Parser;

#[derive(Debug, Parser)]
struct Options {
    /// The app, built as for people.
    #[arg(long)]
    app: PathBuf,
    /// The smallest window.
    #[arg(long)]
    floor: PathBuf,
    /// The author's command.
    #[arg(long)]
    vpa: PathBuf,
    /// The installer; without one its size is left out.
    #[arg(long)]
    installer: Option<PathBuf>,
    /// Folder for what is made on the way, on the disk whose speed counts; emptied.
    #[arg(long)]
    work: PathBuf,
    /// Document whose tables are renewed.
    #[arg(long)]
    figures: Option<PathBuf>,
    /// Smaller sizes.
    #[arg(long)]
    quick: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let machine = machine::describe();
    let built = Built {
        app: options.app,
        floor: options.floor,
        vpa: options.vpa,
        installer: options.installer,
        work: emptied(&options.work)?,
    };
    let sizes = if options.quick { Sizes::QUICK } else { Sizes::FULL };
    let measured = run(&sizes, &built, &mut |what| say(&mut std::io::stderr(), what)).await?;
    let tables = figures::tables(&machine, &measured);
    say(&mut std::io::stdout(), &tables);
    if let Some(file) = &options.figures {
        figures::write(file, &tables)?;
    }
    std::fs::remove_dir_all(&built.work).context("the folder of this run")
}

fn emptied(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    // The app is started in no folder in particular.
    folder.canonicalize().with_context(|| folder.display().to_string())
}

/// Nobody listening is no reason to stop measuring.
fn say(out: &mut impl std::io::Write, text: &str) {
    writeln!(out, "{text}").and_then(|()| out.flush()).unwrap_or_default();
}
