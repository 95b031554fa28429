//! https: the system's trust store and proxy. What the system says comes from the environment, and a process has one; so
//! each case runs in a process of its own, which is this test again.

use std::{
    process::Command,
    sync::{Arc, Mutex},
};

use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};
use sync::{exchange::Ended, failure::FailureCode};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

use super::{server::Server, way_to};
use crate::{machine::Machine, talk::talk};

/// For `NAME` and this machine, until 2126; trusted by no system, and the key is no secret.
const CERTIFICATE: &str = include_str!("tls.certificate.pem");
const KEY: &str = include_str!("tls.key.pem");
/// Only the proxy below knows where this is.
const NAME: &str = "academy.test";
const ADDRESS: &str = "ACADEMY_TEST_ADDRESS";
const MARK: &str = "outcome: ";

/// The child's part: one talk with the address in the environment.
#[expect(clippy::print_stdout, reason = "read by the process that started this one")]
async fn child(address: &str) {
    let machine = Machine::new(1);
    machine.disk().write("done");
    let outcome = match talk(&machine, &way_to(address, "good")).await {
        Ok(Ended::Done(_)) => "done".to_owned(),
        Ok(other) => format!("{other:?}"),
        Err(failure) => format!("{:?} ({})", failure.code, failure.detail),
    };
    println!("\n{MARK}{outcome}");
}

async fn outcome(address: String, environment: Vec<(&'static str, String)>) -> String {
    let run = move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "http::tls::certificates_and_proxies_are_those_of_the_system",
            "--nocapture",
        ]);
        for name in [
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "ALL_PROXY",
            "all_proxy",
            "NO_PROXY",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
        ] {
            command.env_remove(name);
        }
        command.env(ADDRESS, address).envs(environment);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let said = tokio::task::spawn_blocking(run).await.unwrap();
    said.lines().find_map(|line| line.strip_prefix(MARK)).unwrap_or(&said).to_owned()
}

/// TLS in front of the server.
async fn tls(server: &Server) -> u16 {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let (port, behind) = (listener.local_addr().unwrap().port(), server.port);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut client = acceptor.accept(stream).await?;
                let mut server = TcpStream::connect(("127.0.0.1", behind)).await?;
                copy_bidirectional(&mut client, &mut server).await
            });
        }
    });
    port
}

/// A proxy that leads everything to this port, or to nowhere; notes where it was asked to go.
async fn tunnel(port: Option<u16>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let notes = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let notes = Arc::clone(&notes);
            tokio::spawn(async move {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    head.push(client.read_u8().await?);
                }
                let head = String::from_utf8_lossy(&head);
                notes.lock().unwrap().push(head.lines().next().unwrap_or_default().to_owned());
                let Some(port) = port else {
                    return client
                        .write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
                        .await;
                };
                client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
                let mut server = TcpStream::connect(("127.0.0.1", port)).await?;
                copy_bidirectional(&mut client, &mut server).await.map(|_| ())
            });
        }
    });
    (address, asked)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn certificates_and_proxies_are_those_of_the_system() {
    if let Ok(address) = std::env::var(ADDRESS) {
        return child(&address).await;
    }
    let server = Server::start().await;
    let port = tls(&server).await;
    let folder = tempfile::tempdir().unwrap();
    let trusted = folder.path().join("trusted.pem");
    std::fs::write(&trusted, CERTIFICATE).unwrap();
    let trusted = || ("SSL_CERT_FILE", trusted.display().to_string());

    let here = || format!("https://127.0.0.1:{port}");
    let refused = outcome(here(), Vec::new()).await;
    assert!(refused.starts_with(&format!("{:?}", FailureCode::Certificate)), "{refused}");
    assert_eq!(server.bodies().len(), 0, "nothing is sent to whoever is not trusted");
    assert_eq!(outcome(here(), vec![trusted()]).await, "done");

    // What is on this machine is not asked through a proxy.
    let (address, asked) = tunnel(None).await;
    let proxies = vec![("HTTP_PROXY", address.clone()), ("ALL_PROXY", address)];
    assert_eq!(outcome(server.address.clone(), proxies).await, "done");
    assert_eq!(asked.lock().unwrap().len(), 0);

    let far = || format!("https://{NAME}:{port}");
    let (address, asked) = tunnel(Some(port)).await;
    assert_eq!(outcome(far(), vec![trusted(), ("HTTPS_PROXY", address)]).await, "done");
    assert_eq!(asked.lock().unwrap()[0], format!("CONNECT {NAME}:{port} HTTP/1.1"));
    let (address, _) = tunnel(None).await;
    let refused = outcome(far(), vec![trusted(), ("HTTPS_PROXY", address)]).await;
    assert!(refused.starts_with(&format!("{:?}", FailureCode::Proxy)), "{refused}");
}
