//! Which project answers: every project has an address of its own, and requests are told apart by their `Host`.
//!
//! That also ends what a page of somebody else's could do by giving its own name this machine's address: a name that no
//! project has is answered by none.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use url::{Host, Url};

use crate::error::Result;
use crate::projects::{self, Project};
use crate::{Node, Service, http};

/// How a project's service becomes what is served.
type Serving = fn(&Arc<Service>) -> Router;

/// The projects that are served, by the host and port of their address.
pub struct Hosts {
    node: Arc<Node>,
    serving: Serving,
    nobody: Router,
    served: RwLock<HashMap<String, Served>>,
}

struct Served {
    project: Project,
    router: Router,
}

impl Hosts {
    /// All projects of the database, as in production.
    pub async fn open(node: Arc<Node>) -> Result<Arc<Hosts>> {
        Hosts::open_with(node, Service::router).await
    }

    /// All projects of the database, as in development.
    pub async fn open_for_development(node: Arc<Node>) -> Result<Arc<Hosts>> {
        Hosts::open_with(node, Service::development_router).await
    }

    async fn open_with(node: Arc<Node>, serving: Serving) -> Result<Arc<Hosts>> {
        let hosts = Arc::new(Hosts { nobody: http::nobody(&node), node, serving, served: RwLock::default() });
        hosts.refresh().await?;
        Ok(hosts)
    }

    /// Takes up what was changed about projects, by an administrator or another node. What is answered meanwhile is
    /// answered by the rules of before.
    pub async fn refresh(&self) -> Result<()> {
        let projects = self.node.store.read(projects::all).await?;
        let mut served = self.served.write().unwrap_or_else(PoisonError::into_inner);
        let mut before = std::mem::take(&mut *served);
        for project in projects {
            let Some(host) = Url::parse(&project.url).ok().as_ref().and_then(host_of) else { continue };
            let unchanged = before.remove(&host).filter(|served| served.project == project);
            let entry = unchanged.unwrap_or_else(|| {
                let service = Service::new(self.node.clone(), project.clone());
                Served { router: (self.serving)(&service), project }
            });
            served.insert(host, entry);
        }
        Ok(())
    }

    /// What answers for all of them.
    pub fn router(self: &Arc<Self>) -> Router {
        Router::new().fallback(answer).with_state(self.clone())
    }

    fn find(&self, host: &str) -> Option<Router> {
        let served = self.served.read().unwrap_or_else(PoisonError::into_inner);
        let loopback =
            || loopback_twin(host).and_then(|twin| served.get(&twin)).filter(|s| s.project.allows_loopback);
        served.get(host).or_else(loopback).map(|served| served.router.clone())
    }
}

async fn answer(State(hosts): State<Arc<Hosts>>, request: Request) -> Response {
    let named = request.headers().get(HOST).and_then(|host| host.to_str().ok()).map(str::to_ascii_lowercase);
    let authority = request.uri().authority().map(|authority| authority.as_str().to_ascii_lowercase());
    let found = authority.or(named).and_then(|host| hosts.find(&host));
    found.unwrap_or_else(|| hosts.nobody.clone()).oneshot(request).await.into_response()
}

/// Host and port as a `Host` header has them: without the port that the scheme implies.
fn host_of(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

/// Another name of this machine as the one that addresses are made with.
fn loopback_twin(host: &str) -> Option<String> {
    let url = Url::parse(&format!("http://{host}")).ok()?;
    let here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let port = url.port()?;
    here.then(|| format!("127.0.0.1:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_compared_as_they_travel() {
        for (url, host) in [
            ("https://larkspur.example.com", Some("larkspur.example.com")),
            ("https://larkspur.example.com:443/", Some("larkspur.example.com")),
            ("https://larkspur.example.com:8443", Some("larkspur.example.com:8443")),
            ("http://127.0.0.1:8787", Some("127.0.0.1:8787")),
        ] {
            assert_eq!(host_of(&Url::parse(url).expect("an address")).as_deref(), host);
        }
        assert_eq!(loopback_twin("localhost:8787").as_deref(), Some("127.0.0.1:8787"));
        assert_eq!(loopback_twin("[::1]:8787").as_deref(), Some("127.0.0.1:8787"));
        assert_eq!(loopback_twin("attacker.example:8787"), None);
    }
}
