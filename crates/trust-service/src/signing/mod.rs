//! Signing: designated verifier signatures, which only this service can check, and the certificates it gives for them
//! (sections B, C.4 and E.7 of the protocol sheet).
//!
//! Whoever holds a stolen token can learn from a checked signature whether a guessed PIN is right, so wrong ones count;
//! how, depends on who hands them in, see [`Source`].

mod routes;
mod rules;

pub use routes::routes;
pub use rules::{Source, Submission, verify};
