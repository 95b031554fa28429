//! `academy-server serve`: until SIGTERM or SIGINT, then it finishes what it has begun.

use std::{sync::Arc, time::Duration};

use axum::{Router, routing::get};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{net::TcpListener, sync::watch, task::JoinSet, time::timeout};

use super::{CommandError, check};
use crate::{
    app::App,
    chance::SystemChance,
    clock::SystemClock,
    config::Config,
    editions::Editions,
    http::{self, Connections},
    post::Post,
    store::Store,
};

/// How often waiting letters are looked for.
const POST_EACH: Duration = Duration::from_secs(2);
/// How often what is past its time is removed.
const SWEEP_EACH: Duration = Duration::from_secs(60 * 60);
/// How long what was begun may take once the server was told to stop.
const GRACE: Duration = Duration::from_secs(30);

/// Why the server ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    #[error("Metrik: {0}\nMetrics: {0}")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
}

pub(super) async fn run(config: Config) -> Result<(), CommandError> {
    let listener = TcpListener::bind(config.listen).await?;
    let metrics_listener = match config.metrics_listen {
        Some(address) => Some(TcpListener::bind(address).await?),
        None => None,
    };
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        told_to_stop().await;
        // Without a receiver the server has ended already.
        let _ = stop.send(true);
    });
    Server::open(&config).await?.serve(listener, metrics_listener, stopped).await
}

/// A server that is ready to serve.
#[derive(Debug)]
pub struct Server {
    app: App,
    post: Post,
    metrics: PrometheusHandle,
}

impl Server {
    /// Opens the database and looks whether it can be served from.
    ///
    /// # Errors
    /// When something that serving needs is not as it must be.
    pub async fn open(config: &Config) -> Result<Self, CommandError> {
        let post = Post::new(&config.mail)?;
        let store = Store::open(&config.database).await?;
        check::ready(&store).await?;
        let metrics = PrometheusBuilder::new()
            .set_buckets(&[0.005, 0.02, 0.05, 0.1, 0.3, 0.5, 1.0, 3.0, 10.0])
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(ServerError::Metrics)?;
        let app = App::new(
            store,
            Arc::new(SystemClock),
            Arc::new(SystemChance),
            config.limits,
            config.client,
            Editions::load(config.editions.as_deref())?,
        )?;
        Ok(Self { app, post, metrics })
    }

    /// Serves until told to stop.
    ///
    /// # Errors
    /// When the network fails.
    pub async fn serve(
        self,
        listener: TcpListener,
        metrics_listener: Option<TcpListener>,
        stopped: watch::Receiver<bool>,
    ) -> Result<(), CommandError> {
        let Self { app, post, metrics } = self;
        tracing::info!(address = %listener.local_addr()?, "serving");
        let mut tasks = JoinSet::new();
        tasks.spawn(send_letters(post, app.clone(), stopped.clone()));
        tasks.spawn(sweep(app.clone(), stopped.clone()));
        if let Some(listener) = metrics_listener {
            let router = Router::new().route("/metrics", get(move || async move { metrics.render() }));
            let served = axum::serve(listener, router).with_graceful_shutdown(wait(stopped.clone()));
            tasks.spawn(async move {
                if let Err(error) = served.await {
                    tracing::error!(%error, "metrics are no longer served");
                }
            });
        }
        let connections = Connections { most: app.limits.connections, head: app.limits.request };
        let serving = http::listen(listener, http::router(app.clone()), connections, wait(stopped.clone()));
        let ending = async {
            wait(stopped).await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            () = serving => {}
            () = ending => tracing::warn!("ended with requests still open"),
        }
        // The letter that is on its way; the others wait in the database.
        if timeout(GRACE, async { while tasks.join_next().await.is_some() {} }).await.is_err() {
            tasks.abort_all();
        }
        app.store.close().await;
        tracing::info!("ended");
        Ok(())
    }
}

async fn send_letters(post: Post, app: App, stopped: watch::Receiver<bool>) {
    let mut stopping = std::pin::pin!(wait(stopped));
    loop {
        tokio::select! {
            () = tokio::time::sleep(POST_EACH) => {}
            () = &mut stopping => return,
        }
        if let Err(error) = post.send_due(&app).await {
            tracing::warn!(%error, "letters wait");
        }
    }
}

async fn sweep(app: App, stopped: watch::Receiver<bool>) {
    let mut stopping = std::pin::pin!(wait(stopped));
    loop {
        match app.sweep().await {
            Ok(removed) => tracing::info!(removed, "what is past its time was removed"),
            Err(error) => tracing::warn!(%error, "nothing was removed"),
        }
        tokio::select! {
            () = tokio::time::sleep(SWEEP_EACH) => {}
            () = &mut stopping => return,
        }
    }
}

async fn wait(mut stopped: watch::Receiver<bool>) {
    // An error means that whoever could say so is gone: then it is time as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(error) => {
                tracing::error!(%error, "SIGTERM cannot be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = terminated => {}
        interrupted = tokio::signal::ctrl_c() => drop(interrupted),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    drop(tokio::signal::ctrl_c().await);
}
