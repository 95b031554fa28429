//! Serves the use cases and the built screens to a browser, so that browser tests drive the real screens over the real
//! use cases. For tests only: it listens on the loopback address and has no accounts.

mod clock;
mod serve;

use std::{path::PathBuf, sync::Arc};

use academy::{Academy, Config};
use anyhow::Context as _;
use clap::Parser;

#[derive(Debug, Parser)]
struct Options {
    /// Folder of the learning data.
    #[arg(long)]
    data: PathBuf,
    /// Edition file to install.
    #[arg(long)]
    edition: PathBuf,
    /// Folder of the built screens.
    #[arg(long, default_value = "ui/dist")]
    screens: PathBuf,
    /// The desktop app's manifest: its content security policy is sent with every page.
    #[arg(long, default_value = "tauri.conf.json")]
    manifest: PathBuf,
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let clock = Arc::new(clock::ShiftedClock::default());
    let config = Config {
        exports: options.data.join("exports"),
        data: options.data,
        edition: options.edition,
        asset_base: "/asset/".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: None,
        content_language: None,
    };
    let academy = Academy::open_with(config, clock.clone(), Arc::new(device::chance::SystemChance)).await;
    let policy = serve::policy(&std::fs::read_to_string(&options.manifest).context("the app's manifest")?)?;
    let router = serve::router(serve::Host { academy: Arc::new(academy), clock, policy }, options.screens);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await?;
    announce(&listener)?;
    axum::serve(listener, router).await?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the tests read the address from standard output")]
fn announce(listener: &tokio::net::TcpListener) -> anyhow::Result<()> {
    println!("http://{}", listener.local_addr()?);
    Ok(())
}
