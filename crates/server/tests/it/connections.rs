//! Over real sockets: limits, slow clients, stopping.

use std::time::Duration;

use server::command::Server;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

use crate::academy::{Academy, Kept, limits};

/// Connections at once.
const PLACES: usize = 8;

struct Running {
    address: std::net::SocketAddr,
    metrics: std::net::SocketAddr,
    stop: watch::Sender<bool>,
    served: JoinHandle<()>,
    _academy: Academy,
}

async fn running() -> Running {
    let limits = server::config::Limits {
        request: Duration::from_secs(2),
        body: 4096,
        connections: PLACES,
        ..limits()
    };
    let academy = Academy::on(Kept::sqlite(), limits).await;
    let (listener, metrics) =
        (TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap());
    let (address, metrics_address) = (listener.local_addr().unwrap(), metrics.local_addr().unwrap());
    let server = Server::open(&academy.config).await.unwrap();
    let (stop, stopped) = watch::channel(false);
    let served = tokio::spawn(async move { server.serve(listener, Some(metrics), stopped).await.unwrap() });
    Running { address, metrics: metrics_address, stop, served, _academy: academy }
}

async fn talk(address: std::net::SocketAddr, text: &str) -> String {
    let mut connection = TcpStream::connect(address).await.unwrap();
    connection.write_all(text.as_bytes()).await.unwrap();
    read(&mut connection).await
}

/// What comes until the other side closes.
async fn read(connection: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let reading = tokio::time::timeout(Duration::from_secs(20), connection.read_to_end(&mut text));
    reading.await.unwrap().unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

const JSON: &str = "Host: x\r\nConnection: close\r\nContent-Type: application/json\r\n";

#[tokio::test]
async fn answers_carry_an_id_no_cache_and_words_and_are_counted() {
    let running = running().await;
    let answer = talk(
        running.address,
        "GET /nothing/here HTTP/1.1\r\nHost: x\r\nX-Request-Id: evil\r\nConnection: close\r\n\r\n",
    )
    .await;
    let lower = answer.to_lowercase();
    assert!(lower.starts_with("http/1.1 404") && lower.contains("\"not_found\""), "{answer}");
    assert!(lower.contains("x-request-id: ") && !lower.contains("evil"), "{answer}");
    assert!(lower.contains("cache-control: no-store") && lower.contains("nosniff"), "{answer}");

    let metrics =
        talk(running.metrics, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(
        metrics.contains("academy_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1"),
        "{metrics}"
    );
    assert!(!metrics.contains("nothing"), "no address as it was asked for");
    let outside =
        talk(running.address, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(outside.starts_with("HTTP/1.1 404"), "{outside}");
    running.stop.send(true).unwrap();
    running.served.await.unwrap();
}

#[tokio::test]
async fn large_and_slow_bodies_are_cut_off() {
    let running = running().await;
    let long = "x".repeat(5000);
    let large = talk(
        running.address,
        &format!("POST /v1/sign-in HTTP/1.1\r\n{JSON}Content-Length: 5000\r\n\r\n{long}"),
    )
    .await;
    assert!(large.starts_with("HTTP/1.1 413") && large.contains("\"too_large\""), "{large}");

    // A body that never ends coming: the answer is there before the client is.
    let mut slow = TcpStream::connect(running.address).await.unwrap();
    let head = format!("POST /v1/sign-in HTTP/1.1\r\n{JSON}Content-Length: 100\r\n\r\n{{");
    slow.write_all(head.as_bytes()).await.unwrap();
    let answer = read(&mut slow).await;
    assert!(answer.starts_with("HTTP/1.1 408") || answer.starts_with("HTTP/1.1 400"), "{answer}");
    running.stop.send(true).unwrap();
    running.served.await.unwrap();
}

/// Clients that never say what they want hold no place for ever: there are few places here, and the next client is served.
#[tokio::test]
async fn slow_heads_are_cut_off_and_give_their_places_back() {
    let running = running().await;
    let mut slow = Vec::new();
    for _ in 0..PLACES {
        let mut connection = TcpStream::connect(running.address).await.unwrap();
        connection.write_all(b"GET /health/live HTTP/1.1\r\nHost:").await.unwrap();
        slow.push(connection);
    }
    let answer =
        talk(running.address, "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    for mut connection in slow {
        assert!(!read(&mut connection).await.contains(" 204 "));
    }
    running.stop.send(true).unwrap();
    running.served.await.unwrap();
}

/// Told to stop while a request is on its way: it is answered, then the server ends.
#[tokio::test]
async fn stopping_lets_what_was_begun_end() {
    let running = running().await;
    let mut open = TcpStream::connect(running.address).await.unwrap();
    let body = "{\"email\":\"a@b.co.id\",\"password\":\"x\",\"label\":\"\"}";
    let head = format!("POST /v1/sign-in HTTP/1.1\r\n{JSON}Content-Length: {}\r\n\r\n", body.len());
    open.write_all(head.as_bytes()).await.unwrap();
    tokio::task::yield_now().await;
    let (half, rest) = body.split_at(10);
    open.write_all(half.as_bytes()).await.unwrap();
    // Once the server has read the head, it has begun.
    tokio::time::sleep(Duration::from_millis(300)).await;
    running.stop.send(true).unwrap();
    open.write_all(rest.as_bytes()).await.unwrap();
    let answer = read(&mut open).await;
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    tokio::time::timeout(Duration::from_secs(10), running.served).await.unwrap().unwrap();
    assert!(TcpStream::connect(running.address).await.is_err());
}
