//! M-Pin and designated verifier signatures on BN254CX.
//!
//! ```
//! use mpin::*;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Two authorities and a verifier.
//! let authorities = [MasterSecret::generate(), MasterSecret::generate()];
//! let verifier = Verifier::new(&ServerSecret::combine(
//!     &authorities[0].server_share(),
//!     &authorities[1].server_share(),
//! )?);
//!
//! // A device registers and chooses a PIN.
//! let key = DeviceKey::generate();
//! let public_key = key.public_key();
//! let identity = Identity::derive(b"somebody", &public_key);
//! let shares = authorities.each_ref().map(|authority| authority.issue(identity.digest()));
//! let token = ClientSecret::combine(&key, &shares[0], &shares[1])?.less(&identity, &Pin::parse("1234")?)?;
//!
//! // It signs in.
//! let registered = PreparedIdentity::new(b"somebody", &public_key);
//! let (u, attempt) = token.begin(&identity, &Pin::parse("1234")?)?;
//! let challenge = Challenge::generate();
//! let v = attempt.respond(&challenge)?;
//! assert!(verifier.authentication(&registered, &u, &challenge, &v));
//!
//! // It signs a document's hash, but the PIN is wrong.
//! let signature = token.sign(&identity, &Pin::parse("1235")?, b"hash", 1_700_000_000)?;
//! assert!(!verifier.signature(&registered, b"hash", 1_700_000_000, &signature));
//! # Ok(())
//! # }
//! ```

mod authority;
mod client;
mod device_key;
mod error;
mod identity;
mod pin;
mod point;
mod scalar;
mod secret;
mod signature;
mod token;
mod verifier;

#[cfg(test)]
mod degenerate;
#[cfg(all(test, target_os = "linux"))]
mod leftovers;
#[cfg(test)]
mod vectors;

pub use authority::{MasterSecret, ServerSecret, ServerSecretShare};
pub use client::{ClientSecret, Share};
pub use device_key::DeviceKey;
pub use error::{PinError, PointError, ScalarError};
pub use identity::Identity;
pub use pin::Pin;
pub use point::{G1, PublicKey};
pub use scalar::Challenge;
pub use signature::Signature;
pub use token::{Attempt, Token};
pub use verifier::{PreparedIdentity, Verifier};
