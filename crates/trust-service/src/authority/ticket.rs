//! Permission to fetch one share: written into the address it is fetched from, or shown as a bearer token (sections A.6 and
//! A.7 of the protocol sheet).

use aws_lc_rs::hmac;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};
use url::Url;
use wire::Hex;

use super::KeyId;
use crate::clock::Instant;
use crate::error::{Error, Result};

/// What a device may fetch: the share of one identity and public key, of one key, until a time. It may fetch it again
/// meanwhile, for the answer may get lost; the share is always the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The authority's key.
    pub key: KeyId,
    /// SHA-256 of the M-Pin ID and the public key (section E.3).
    pub digest: Hex<32>,
    /// When it ends, in seconds since 1970.
    pub expires: i64,
}

/// The query of a share's address: a grant and its seal.
#[derive(Deserialize, JsonSchema)]
pub struct Ticket {
    key: Hex<32>,
    digest: Hex<32>,
    #[serde(deserialize_with = "number")]
    #[schemars(with = "i64")]
    expires: i64,
    seal: Hex<32>,
}

impl Grant {
    /// The address, at `endpoint`, that carries this grant.
    pub fn address(&self, endpoint: &str, sealing: &hmac::Key) -> Result<Url> {
        let seal = wire::encode_hex(hmac::sign(sealing, &self.sealed()).as_ref());
        let mut url = Url::parse(endpoint).map_err(|_| Error::Damaged("the authority's address"))?;
        url.query_pairs_mut()
            .append_pair("key", &self.key.to_string())
            .append_pair("digest", &self.digest.to_string())
            .append_pair("expires", &self.expires.to_string())
            .append_pair("seal", &seal);
        Ok(url)
    }

    /// The same as a token that is shown together with the identity and its public key, which say the digest again.
    pub fn permit(&self, sealing: &hmac::Key) -> String {
        let seal = wire::encode_hex(hmac::sign(sealing, &self.sealed_as(b"permit")).as_ref());
        format!("{}.{}.{seal}", self.key, self.expires)
    }

    fn sealed(&self) -> Vec<u8> {
        self.sealed_as(b"share")
    }

    /// What is sealed. The purposes are told apart, so that none stands in for another.
    fn sealed_as(&self, purpose: &[u8]) -> Vec<u8> {
        [purpose, self.key.as_bytes(), self.digest.as_bytes(), &self.expires.to_be_bytes()].concat()
    }
}

/// A permit as it is shown.
pub struct Permit {
    key: Hex<32>,
    expires: i64,
    seal: Hex<32>,
}

impl Permit {
    /// Reads a bearer token.
    pub fn parse(text: &str) -> Option<Permit> {
        let mut parts = text.split('.');
        let (key, expires, seal) = (parts.next()?, parts.next()?, parts.next()?);
        let permit = Permit {
            key: Hex::parse(key).ok()?,
            expires: expires.parse().ok()?,
            seal: Hex::parse(seal).ok()?,
        };
        parts.next().is_none().then_some(permit)
    }

    /// The key whose seal it claims to carry.
    pub fn key(&self) -> &KeyId {
        &self.key
    }

    /// The grant, if the seal is right for this digest (compared in constant time) and the time has not come.
    pub fn open(self, digest: Hex<32>, sealing: &hmac::Key, now: Instant) -> Option<Grant> {
        let grant = Grant { key: self.key, digest, expires: self.expires };
        hmac::verify(sealing, &grant.sealed_as(b"permit"), self.seal.as_bytes()).ok()?;
        (now.seconds() < grant.expires).then_some(grant)
    }
}

impl Ticket {
    /// The key whose seal it claims to carry.
    pub fn key(&self) -> &KeyId {
        &self.key
    }

    /// The grant, if the seal is right (compared in constant time) and the time has not come.
    pub fn open(self, sealing: &hmac::Key, now: Instant) -> Option<Grant> {
        let grant = Grant { key: self.key, digest: self.digest, expires: self.expires };
        hmac::verify(sealing, &grant.sealed(), self.seal.as_bytes()).ok()?;
        (now.seconds() < grant.expires).then_some(grant)
    }
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
}
