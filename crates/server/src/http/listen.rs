//! Takes connections: so many at once, and none that is slow to say what it wants.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::Service as _;

/// Rest after a connection could not be taken, as when the process may open no more files.
const REST: Duration = Duration::from_millis(200);

/// How connections are taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Connections {
    /// So many at once; others wait in the system's queue.
    pub(crate) most: usize,
    /// How long the head of a request may take to come.
    pub(crate) head: Duration,
}

/// Serves until `stopped`, then lets what was begun end.
pub(crate) async fn listen(
    listener: TcpListener,
    router: Router,
    connections: Connections,
    stopped: impl Future<Output = ()>,
) {
    let (open, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(connections.most)));
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stopped => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(REST).await;
                continue;
            }
        };
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(connections.head);
        let connection = http.serve_connection(TokioIo::new(stream), service(router.clone(), peer));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                // Clients go away all the time; what they wanted is not known, or was answered.
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// The router for one connection, told who is at its other end.
fn service(
    router: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    Request<Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Send {
    service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        // A router is always ready.
        router.clone().call(request)
    })
}
