//! M-Pin and designated verifier signatures on BN254CX.
//!
//! Two factors, something stored and something remembered, become one proof of knowledge, and the service
//! that checks it holds nothing a PIN could be guessed with. A device keeps a [`Token`]; a person remembers a
//! [`Pin`]; together they are the client secret, which two authorities have issued in shares and neither
//! knows. The same secret signs.
//!
//! Everything here is bit for bit what the MIRACL Trust clients compute (wire protocol, section E), held
//! against values made by the vendor's own JavaScript client. The crate does no input or output and keeps no
//! time.
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
//!
//! # Who does what
//!
//! | role | types | section |
//! |---|---|---|
//! | device | [`DeviceKey`], [`Share`], [`ClientSecret`], [`Token`], [`Attempt`] | E.4, E.6, E.7 |
//! | authority | [`MasterSecret`] | E.4 |
//! | verifier | [`ServerSecretShare`], [`ServerSecret`], [`Verifier`], [`PreparedIdentity`] | E.6, E.7 |
//! | what travels | [`PublicKey`], [`G1`], [`Challenge`], [`Signature`], the digest of an [`Identity`] | E.2, E.3 |
//!
//! Authentication takes two passes, so that U is fixed before y is known: [`Token::begin`], then
//! [`Attempt::respond`], judged by [`Verifier::authentication`]. A signature takes one: [`Token::sign`],
//! [`Verifier::signature`].
//!
//! # What holds
//!
//! - **Points and scalars from outside are hostile.** There is one accepted encoding of each: exact length,
//!   prefix `04`, coordinates below p, on the curve, and in the second group r·P = O. Infinity cannot be
//!   written, and where inputs cancel out there is an error. Nothing that is read makes anything here panic.
//! - **Secrets** have types of their own, which print `<redacted>`, cannot be cloned or serialised, and are
//!   wiped when dropped. The curve library copies values freely and wipes none, so whatever touches a secret
//!   runs on a stretch of stack that is overwritten afterwards. That is best effort: registers, and memory
//!   the operating system has swapped out, are beyond it.
//! - **Randomness** is the operating system's, and scalars are uniform in \[1, r). x is fresh in every
//!   attempt and every signature, and an [`Attempt`] can be answered only once: two answers with one x give
//!   the client secret away.
//! - **Time.** PINs are multiplied on a ladder of fixed length, and the inverse z⁻¹ is computed blinded. The
//!   library's other multiplications select without branching, but how long they take still varies with the
//!   scalar by about 1 % in the first group and 3 % in the second, where only key pairs and server shares are
//!   made.
//! - **PINs** have 4 to 6 digits, and the whole number counts. PIN 0000 makes the token the client secret:
//!   that is for whoever chooses PINs to forbid.
//!
//! # What does not
//!
//! - **About 100 bits, not 128.** That is what pairings on a 254-bit curve of this family are worth today. It
//!   is what the platform speaks.
//! - **The equation is not the whole check.** It must be put to the *registered* public key; see
//!   [`Verifier`]. Counting attempts, single use of challenges, and the age of signatures are the service's
//!   as well.
//! - **Both master secrets together** issue client secrets at will and give the server secret away. Whoever
//!   has them is kept out of an account by nothing but its pinned public key.
//! - **No proof for third parties.** Checking a signature takes the server secret, which must not be handed
//!   out, so everybody else has the verifier's word for it.
//! - **Agreement on odd inputs.** Beyond 256 bytes of message, and for timestamps of 0 or from 2³¹ on, the
//!   vendor's clients disagree with one another. Here such inputs follow the vectors; refusing them is the
//!   caller's.
//!
//! # The library underneath
//!
//! `miracl_core` provides fields, groups and the pairing. Its own `bn254cx::mpin` module is a newer protocol
//! that cannot talk to this platform, and it counts PINs modulo 10000; nothing of it is called.

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
