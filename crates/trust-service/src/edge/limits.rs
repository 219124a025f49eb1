//! How much is too much: of one address, about one user, for one project.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use sha2::{Digest, Sha256};
use wire::{Code, ProjectId};

use super::bucket::Buckets;
use crate::clock::Instant;
use crate::config;
use crate::error::Refusal;

/// The buckets. A rate that is off has none.
pub struct Limits {
    address: Option<Buckets<IpAddr>>,
    user: Option<Buckets<[u8; 32]>>,
    project: Option<Buckets<ProjectId>>,
}

impl Limits {
    /// With the operator's rates.
    pub fn new(limits: &config::Limits) -> Self {
        Limits {
            address: limits.address.map(Buckets::new),
            user: limits.user.map(Buckets::new),
            project: limits.project.map(Buckets::new),
        }
    }

    /// Counts a request.
    pub fn request(&self, from: Option<IpAddr>, to: ProjectId, now: Instant) -> Result<(), Refusal> {
        if let (Some(buckets), Some(address)) = (&self.address, from) {
            buckets.take(network(address), now).map_err(refuse)?;
        }
        self.project.as_ref().map_or(Ok(()), |buckets| buckets.take(to, now)).map_err(refuse)
    }

    /// Counts something about a user or an identity, whether it exists or not.
    pub fn user(&self, project: ProjectId, subject: &str, now: Instant) -> Result<(), Refusal> {
        let Some(buckets) = &self.user else { return Ok(()) };
        let key = Sha256::new().chain_update(project.to_string()).chain_update(subject).finalize();
        buckets.take(key.into(), now).map_err(refuse)
    }
}

/// What counts as one caller: an address, of version 6 the network that one household or office has.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

/// Seconds are told whole, and never too few.
fn refuse(wait: Duration) -> Refusal {
    let seconds = wait.as_micros().div_ceil(1_000_000).max(1);
    Refusal::new(Code::TooManyRequests).with("retryAfter", seconds.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_version_six_is_one_caller() {
        let network = |text: &str| network(text.parse().expect("an address")).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
