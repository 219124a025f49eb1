//! A door: an address that is listened at, and the connections that come in there.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::http::{HeaderValue, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use super::callers::Callers;
use super::certificates::Certificates;
use crate::Node;
use crate::config::{Config, Timeouts};
use crate::error::Result;

/// Longest head of a request, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;
/// How long to wait when the system has no connection to give.
const PAUSE: Duration = Duration::from_millis(100);

/// An address that is listened at.
pub struct Door {
    listener: TcpListener,
    certificates: Option<Arc<Certificates>>,
    entry: Entry,
}

/// What every connection has to pass.
#[derive(Clone)]
struct Entry {
    node: Arc<Node>,
    tls: Option<TlsAcceptor>,
    strict: Option<HeaderValue>,
    timeouts: Timeouts,
    places: Arc<Semaphore>,
    callers: Arc<Callers>,
}

impl Door {
    /// Behind this listener, as the operator decided.
    pub fn open(listener: TcpListener, node: Arc<Node>, config: &Config) -> Result<Door> {
        let tls = &config.tls;
        let certificates = match (&tls.certificate, &tls.key) {
            (Some(chain), Some(key)) => Some(Certificates::open(chain, key)?),
            _ => None,
        };
        let acceptor = certificates.as_ref().map(Certificates::server_config).transpose()?;
        let strict = certificates.as_ref().filter(|_| !tls.hsts.is_zero());
        let strict =
            strict.and_then(|_| HeaderValue::try_from(format!("max-age={}", tls.hsts.as_secs())).ok());
        let entry = Entry {
            node,
            tls: acceptor.map(TlsAcceptor::from),
            strict,
            timeouts: config.timeouts.clone(),
            places: Arc::new(Semaphore::new(config.limits.connections.min(Semaphore::MAX_PERMITS))),
            callers: Callers::new(config.limits.connections_per_address),
        };
        Ok(Door { listener, certificates, entry })
    }

    /// What is shown to callers, if the service speaks TLS.
    pub fn certificates(&self) -> Option<Arc<Certificates>> {
        self.certificates.clone()
    }

    /// Lets callers in until told to stop, and then waits until all have left.
    pub async fn serve(self, router: Router, mut stopped: watch::Receiver<()>) {
        let mut connections = JoinSet::new();
        loop {
            let accepted = tokio::select! {
                _ = stopped.changed() => break,
                accepted = self.accept() => accepted,
            };
            while connections.try_join_next().is_some() {}
            let Some((stream, peer, place)) = accepted else { continue };
            let trusted = self.entry.node.edge.hops.trusts(peer.ip());
            let counted = if trusted { None } else { self.entry.callers.count(peer.ip()) };
            if counted.is_none() && !trusted {
                tracing::warn!(address = %peer.ip(), "one connection too many was closed");
                continue;
            }
            let (entry, router, stopped) = (self.entry.clone(), router.clone(), stopped.clone());
            connections.spawn(async move {
                entry.receive(stream, peer, router, stopped).await;
                drop((place, counted));
            });
        }
        drop(self.listener);
        while connections.join_next().await.is_some() {}
    }

    /// The next connection, once there is a place for it.
    async fn accept(&self) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
        let place = self.entry.places.clone().acquire_owned().await.ok()?;
        match self.listener.accept().await {
            Ok((stream, peer)) => Some((stream, peer, place)),
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(PAUSE).await;
                None
            }
        }
    }
}

impl Entry {
    async fn receive(
        self,
        stream: TcpStream,
        peer: SocketAddr,
        router: Router,
        stopped: watch::Receiver<()>,
    ) {
        let _ = stream.set_nodelay(true);
        let Some(tls) = &self.tls else { return self.converse(stream, peer, router, stopped).await };
        match tokio::time::timeout(self.timeouts.handshake, tls.accept(stream)).await {
            Ok(Ok(stream)) => self.converse(stream, peer, router, stopped).await,
            Ok(Err(error)) => tracing::debug!(%error, "a handshake failed"),
            Err(_) => tracing::debug!("a handshake took too long"),
        }
    }

    /// Answers one request after the other.
    async fn converse<S>(self, stream: S, peer: SocketAddr, router: Router, mut stopped: watch::Receiver<()>)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let strict = &self.strict;
        let answer = service_fn(|mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            let answered = router.clone().oneshot(request.map(Body::new));
            async move { answered.await.map(|answer| insist(answer, strict.clone())) }
        });
        let conversation = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.timeouts.header)
            .max_header_size(LONGEST_HEAD)
            .serve_connection(TokioIo::new(stream), answer);
        let mut conversation = pin!(conversation);
        let ended = tokio::select! {
            ended = conversation.as_mut() => ended,
            _ = stopped.changed() => {
                conversation.as_mut().graceful_shutdown();
                conversation.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection broke");
        }
    }
}

/// Tells browsers to come by TLS only.
fn insist(mut answer: Response, strict: Option<HeaderValue>) -> Response {
    if let Some(strict) = strict {
        answer.headers_mut().insert(STRICT_TRANSPORT_SECURITY, strict);
    }
    answer
}
