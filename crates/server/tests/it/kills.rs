//! The server is killed at any moment, over and over: what it has called accepted is there when it is back, once.
//! `ACADEMY_KILLS` says how often; 12 of each database.

use std::{
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use protocol::sync::{self, Answer, Request, Response, limit};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::{
    academy::{Academy, Kept, limits},
    postgres::rand,
    tablet::Tablet,
};

/// Facts in a batch.
const BATCH: usize = 3;
/// How long the server may take to be back.
const BACK: Duration = Duration::from_secs(20);

struct Killed {
    child: Child,
    address: SocketAddr,
}

impl Killed {
    async fn start(academy: &Academy) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_academy-server"))
            .arg("serve")
            .env_clear()
            .env("ACADEMY_DATABASE_URL", &academy.config.database.url)
            .env("ACADEMY_MAIL_URL", &academy.config.mail.url)
            .env("ACADEMY_MAIL_FROM", "academy@example.com")
            .env("ACADEMY_LISTEN", free.to_string())
            .env("ACADEMY_LIMITS_RATES", "off")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, address: free };
        let begun = Instant::now();
        while !server.is_ready().await {
            assert!(begun.elapsed() < BACK, "the server did not come back");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        server
    }

    async fn is_ready(&self) -> bool {
        let ask = "GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        talk(self.address, ask.as_bytes()).await.is_some_and(|answer| answer.starts_with(b"HTTP/1.1 204"))
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

async fn talk(address: SocketAddr, request: &[u8]) -> Option<Vec<u8>> {
    let mut connection = TcpStream::connect(address).await.ok()?;
    connection.write_all(request).await.ok()?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.ok()?;
    Some(answer)
}

/// An exchange over the network; `None` when the server was gone before the whole answer was here.
async fn exchange(address: SocketAddr, token: &str, request: &Request) -> Option<Response> {
    let body = sync::write(request);
    let head = format!(
        "POST /v1/sync HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let answer = talk(address, &[head.as_bytes(), &body].concat()).await?;
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n")?;
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
    sync::read_response(&answer[end + 4..]).ok()
}

async fn kills(kept: Kept) {
    let limits = server::config::Limits { access: Duration::from_secs(50 * 365 * 86_400), ..limits() };
    let academy = Academy::on(kept, limits).await;
    let organisation = academy.organisation("PT Mitra Satu").await;
    let token = academy.member(&organisation, "learner", "budi@mitra.co.id").await;
    let mut tablet = Tablet::new(1);
    // Number of the last fact that was called accepted, and the receipts that were given.
    let (mut accepted, mut receipts) = (0_u32, Vec::new());
    let kills = std::env::var("ACADEMY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(12);
    for _ in 0..kills {
        let server = Killed::start(&academy).await;
        let moment = Duration::from_micros(u64::try_from(rand() % 150_000).unwrap());
        let sending = async {
            loop {
                let unsent = usize::try_from(accepted).unwrap();
                if tablet.facts.len() == unsent {
                    (0..BATCH).for_each(|_| tablet.complete(1..=1));
                }
                let told = exchange(server.address, &token, &tablet.request(unsent + 1)).await;
                let Some(told) = told else { std::future::pending().await };
                let [Answer::Accepted { up_to }] = [told.answers[0].answer.clone()] else {
                    panic!("{told:?}")
                };
                assert_eq!(told.has, [tablet.head().unwrap()]);
                accepted = up_to;
                receipts.extend(told.receipts);
            }
        };
        tokio::select! {
            () = sending => {}
            () = tokio::time::sleep(moment) => {}
        }
        server.kill();
    }
    let server = Killed::start(&academy).await;
    let (count, mut given) = (tablet.facts.len(), Vec::new());
    for first in (1..=count).step_by(limit::FACTS) {
        let last = count.min(first + limit::FACTS - 1);
        let request = Request { runs: vec![tablet.run(first, last)], ..tablet.request(1) };
        let told = exchange(server.address, &token, &request).await.unwrap();
        assert_eq!(told.answers[0].answer, Answer::Accepted { up_to: u32::try_from(last).unwrap() });
        given.extend(told.receipts);
        assert!(last < count || told.has == [tablet.head().unwrap()]);
    }
    given.sort_by_key(|receipt| receipt.first);
    given.dedup();
    let lost: Vec<_> = receipts.iter().filter(|receipt| !given.contains(receipt)).collect();
    assert!(lost.is_empty(), "receipts that were given and are gone: {lost:?}");
    let covered: u32 = given.iter().map(|receipt| receipt.last - receipt.first + 1).sum();
    assert_eq!(usize::try_from(covered).unwrap(), count, "each fact has one receipt");
    server.kill();
    assert!(accepted > 0, "something was accepted between the kills");
    assert!(academy.command(&["rebuild"]).await.unwrap().contains("0 differed"));
}

#[tokio::test]
async fn kills_lose_and_double_nothing_on_sqlite() {
    kills(Kept::sqlite()).await;
}

#[tokio::test]
async fn kills_lose_and_double_nothing_on_postgres() {
    kills(Kept::postgres().await).await;
}
