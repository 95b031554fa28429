//! Something between that cuts, delays and closes: however often, everything arrives, once.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use sync::{exchange::Ended, failure::FailureCode};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::{server::Server, way_to};
use crate::{machine::Machine, simulation::Dice, talk::talk};

/// What happens to one connection.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Whole,
    /// Closed at once.
    Closed,
    /// Only so many bytes get to the server.
    CutThere(usize),
    /// Only so many bytes come back.
    CutBack(usize),
    /// Each piece comes back late.
    Slow(Duration),
}

struct Proxy {
    address: String,
    /// Connections so far.
    connections: Arc<AtomicUsize>,
}

/// A proxy in front of this port. `fate` tells what becomes of each connection.
async fn proxy(port: u16, mut fate: impl FnMut() -> Fate + Send + 'static) -> Proxy {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            tokio::spawn(pass(client, port, fate()));
        }
    });
    Proxy { address, connections }
}

async fn pass(client: TcpStream, port: u16, fate: Fate) -> std::io::Result<()> {
    if matches!(fate, Fate::Closed) {
        return Ok(());
    }
    let server = TcpStream::connect(("127.0.0.1", port)).await?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let there = if let Fate::CutThere(bytes) = fate { bytes } else { usize::MAX };
    let back = if let Fate::CutBack(bytes) = fate { bytes } else { usize::MAX };
    let pause = if let Fate::Slow(pause) = fate { pause } else { Duration::ZERO };
    // Whichever ends first ends the connection, in the middle of whatever it is.
    tokio::select! {
        done = copy(from_client, to_server, there, Duration::ZERO) => done,
        done = copy(from_server, to_client, back, pause) => done,
    }
}

async fn copy(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    mut left: usize,
    pause: Duration,
) -> std::io::Result<()> {
    let mut piece = [0; 512];
    loop {
        let read = from.read(&mut piece).await?;
        if read == 0 {
            return Ok(());
        }
        tokio::time::sleep(pause).await;
        to.write_all(&piece[..read.min(left)]).await?;
        left = left.saturating_sub(read);
        if left == 0 {
            return to.flush().await;
        }
    }
}

fn fate(dice: &Mutex<Dice>) -> Fate {
    let mut dice = dice.lock().unwrap();
    let bytes = usize::try_from(dice.roll(4_000)).unwrap();
    match dice.roll(6) {
        0 => Fate::Whole,
        1 => Fate::Closed,
        2 | 3 => Fate::CutThere(bytes),
        4 => Fate::CutBack(bytes),
        _ => Fate::Slow(Duration::from_millis(2)),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_a_network_that_cuts_everything_arrives_once() {
    let server = Server::start().await;
    let (mut failed, mut machines) = (0, Vec::new());
    for seed in 0..8 {
        let dice = Mutex::new(Dice(seed));
        let between = proxy(server.port, move || fate(&dice)).await;
        let machine = Machine::new(seed + 1);
        let mut tries = 0;
        for round in 0..4 {
            (0..30).for_each(|place| machine.disk().write(&format!("s{seed}-{round}-{place}")));
            // A way of its own each time, as after a restart: no connection is kept.
            while let Err(failure) = talk(&machine, &way_to(&between.address, "good")).await {
                tries += 1;
                assert!(failure.code.is_of_network(), "seed {seed}: {failure}");
                assert!(tries < 200, "seed {seed} never gets through: {failure}");
            }
        }
        assert!(between.connections.load(Ordering::Relaxed) >= 4);
        failed += tries;
        machines.push(machine);
    }
    assert!(failed > 8, "{failed}: nothing was cut");
    for machine in &machines {
        let ended = talk(machine, &way_to(&server.address, "good")).await;
        assert!(matches!(ended, Ok(Ended::Done(_))), "{ended:?}");
        assert_eq!(machine.disk().bodies(), server.bodies());
    }
    let mut once = server.bodies();
    once.dedup();
    assert_eq!((once.len(), server.bodies().len()), (8 * 4 * 30, 8 * 4 * 30));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn how_a_connection_fails_is_said() {
    let server = Server::start().await;
    for (fate, code) in [
        (Fate::Closed, FailureCode::Interrupted),
        (Fate::CutThere(100), FailureCode::Interrupted),
        (Fate::CutBack(100), FailureCode::Interrupted),
        (Fate::Slow(Duration::from_secs(30)), FailureCode::TimedOut),
    ] {
        let between = proxy(server.port, move || fate).await;
        let machine = Machine::new(1);
        machine.disk().write("done");
        let failure = talk(&machine, &way_to(&between.address, "good")).await.unwrap_err();
        assert_eq!(failure.code, code, "{fate:?}: {failure}");
    }
}
