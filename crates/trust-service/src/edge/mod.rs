//! The edge between the service and its callers: whom it believes, where they are, how much and how slow is too much.

mod bucket;
mod countries;
mod documents;
mod hops;
mod limits;

pub use countries::Countries;
pub use documents::Documents;
pub use limits::{Limits, network};

use std::time::Duration;

use crate::config::{self, Config, ForwardedHeader, Rate, Timeouts};
use crate::error::Result;
use hops::Hops;

/// What the operator decided about callers, and what is remembered of them. That is in memory: each node has its own.
pub struct Edge {
    /// Whom to believe about a caller's address.
    pub(crate) hops: Hops,
    /// Where addresses are.
    pub(crate) countries: Countries,
    /// How much is too much.
    pub(crate) limits: Limits,
    /// How much room documents may take.
    pub(crate) documents: Documents,
    /// How slow is too slow.
    pub(crate) timeouts: Timeouts,
}

impl Edge {
    /// As the operator decided.
    pub fn open(config: &Config) -> Result<Edge> {
        Ok(Edge {
            hops: Hops::new(config.trusted_proxies.clone(), config.forwarded_header),
            countries: Countries::open(config.geo.database.as_deref())?,
            limits: Limits::new(&config.limits),
            documents: Documents::new(&config.limits),
            timeouts: config.timeouts.clone(),
        })
    }

    /// For a developer's own machine: limits that only a mistake reaches.
    pub fn for_development() -> Edge {
        const MINUTE: Duration = Duration::from_secs(60);
        let rate = Some(Rate { burst: 1_000_000, span: MINUTE });
        let limits = config::Limits {
            address: rate,
            user: rate,
            project: rate,
            connections: 4096,
            connections_per_address: 4096,
            document: 32 << 20,
            documents: 1 << 30,
        };
        Edge {
            hops: Hops::new(Vec::new(), ForwardedHeader::XForwardedFor),
            countries: Countries::none(),
            limits: Limits::new(&limits),
            documents: Documents::new(&limits),
            timeouts: Timeouts {
                handshake: MINUTE,
                header: MINUTE,
                body: MINUTE,
                request: MINUTE,
                farewell: MINUTE,
            },
        }
    }
}
