//! The caller's address behind proxies: the right-most hop that is no proxy of ours (RFC 7239, and the older header).

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::FORWARDED;
use ipnet::IpNet;

use crate::config::ForwardedHeader;

const X_FORWARDED_FOR: &str = "x-forwarded-for";

/// The proxies that are believed, and where they say for whom they ask.
pub struct Hops {
    proxies: Vec<IpNet>,
    header: ForwardedHeader,
}

impl Hops {
    /// These proxies.
    pub fn new(proxies: Vec<IpNet>, header: ForwardedHeader) -> Self {
        Hops { proxies, header }
    }

    /// Whether this is a proxy of ours.
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.proxies.iter().any(|network| network.contains(&address))
    }

    /// Who calls, if this peer sends these headers. Each hop was written by the one to its right, so that belief ends with
    /// the first that is not ours; what is left of it anybody may have written.
    pub fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut caller = peer.to_canonical();
        let mut named = self.named(headers);
        while self.trusts(caller) {
            let Some(Some(next)) = named.pop() else { break };
            caller = next;
        }
        caller
    }

    /// The hops that are named, the nearest last; nothing for one that is no address.
    fn named(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let (name, read): (_, fn(&str) -> Option<IpAddr>) = match self.header {
            ForwardedHeader::XForwardedFor => (X_FORWARDED_FOR, address),
            ForwardedHeader::Forwarded => (FORWARDED.as_str(), forwarded_for),
        };
        let values = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default());
        values.flat_map(|value| value.split(',')).map(|hop| read(hop.trim())).collect()
    }
}

/// The address in one element of `Forwarded`.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let mut named = pairs.filter(|(name, _)| name.eq_ignore_ascii_case("for"));
    address(named.next()?.1.trim_matches('"'))
}

/// An address, with or without a port; version 6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.parse::<IpAddr>().ok().or_else(with_port).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn caller(header: ForwardedHeader, peer: &str, said: &[(&'static str, &'static str)]) -> String {
        let proxies = vec!["10.0.0.0/8".parse().expect("a network"), "fd00::/8".parse().expect("a network")];
        let mut headers = HeaderMap::new();
        for (name, value) in said {
            headers.append(*name, HeaderValue::from_static(value));
        }
        Hops::new(proxies, header).caller(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn only_proxies_are_believed_and_only_about_the_next_hop() {
        let x = "x-forwarded-for";
        for (peer, said, expected) in [
            ("192.0.2.1", &[(x, "198.51.100.7")][..], "192.0.2.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &[(x, "198.51.100.7")], "198.51.100.7"),
            ("10.0.0.1", &[(x, "6.6.6.6, 198.51.100.7")], "198.51.100.7"),
            ("10.0.0.1", &[(x, "6.6.6.6, 198.51.100.7, 10.1.1.1")], "198.51.100.7"),
            ("10.0.0.1", &[(x, "6.6.6.6"), (x, "198.51.100.7")], "198.51.100.7"),
            ("10.0.0.1", &[(x, "10.2.2.2, 10.1.1.1")], "10.2.2.2"),
            ("10.0.0.1", &[(x, "6.6.6.6, nonsense, 10.1.1.1")], "10.1.1.1"),
            ("10.0.0.1", &[(x, "nonsense")], "10.0.0.1"),
            ("10.0.0.1", &[(x, "")], "10.0.0.1"),
            ("10.0.0.1", &[(x, "198.51.100.7:4711")], "198.51.100.7"),
            ("10.0.0.1", &[(x, "[2001:db8::7]:4711")], "2001:db8::7"),
            ("10.0.0.1", &[(x, "2001:db8::7")], "2001:db8::7"),
            ("10.0.0.1", &[("forwarded", "for=6.6.6.6")], "10.0.0.1"),
            ("::ffff:10.0.0.1", &[(x, "::ffff:198.51.100.7")], "198.51.100.7"),
            ("fd00::1", &[(x, "198.51.100.7")], "198.51.100.7"),
        ] {
            assert_eq!(caller(ForwardedHeader::XForwardedFor, peer, said), expected, "{peer} {said:?}");
        }
        for (said, expected) in [
            (&[("forwarded", "for=198.51.100.7;proto=https")][..], "198.51.100.7"),
            (&[("forwarded", "for=6.6.6.6, For=\"[2001:db8::7]:4711\"")], "2001:db8::7"),
            (&[("forwarded", "for=unknown")], "10.0.0.1"),
            (&[("forwarded", "proto=https")], "10.0.0.1"),
            (&[(x, "6.6.6.6")], "10.0.0.1"),
        ] {
            assert_eq!(caller(ForwardedHeader::Forwarded, "10.0.0.1", said), expected, "{said:?}");
        }
    }
}
