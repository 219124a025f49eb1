//! The authenticator without a screen: use cases on ports.
//!
//! A host opens [`Ports`], calls [`enrol::recover`] once, and then the functions of [`link`], [`enrol`], [`sign_in`],
//! [`sign`], [`consent`], [`share`], [`change_pin`], [`requests`], [`qr`], [`identities`], [`history`], [`settings`], [`policy`], [`trust`], [`doctor`] and
//! [`diagnostics`]. Every failure has a [`Code`], and [`words`] has the sentences.

pub mod change_pin;
pub mod consent;
pub mod diagnostics;
pub mod doctor;
pub mod enrol;
pub mod history;
pub mod identities;
pub mod journal;
pub mod keychain;
pub mod link;
pub mod network;
pub mod policy;
pub mod qr;
pub mod requests;
pub mod service;
pub mod settings;
pub mod share;
pub mod sign;
pub mod sign_in;
#[cfg(feature = "testing")]
pub mod testing;
pub mod trust;
pub mod unlock;
pub mod updates;
pub mod words;

mod authentication;
mod clock;
mod code;
mod data_folder;
mod error;
mod pause;
mod pin;
mod ports;
mod sweep;
mod watch;

pub use clock::{Clock, SystemClock};
pub use code::{Blame, Code};
pub use data_folder::DataFolder;
pub use error::Error;
pub use jiff::{SignedDuration, Timestamp};
pub use mpin::Pin;
pub use pin::{NewPin, Simplicity, check_new_pin};
pub use ports::{Ports, Task};
pub use settings::Settings;
pub use watch::Watcher;
pub use wire::{
    AccessId, AskedClaim, Claim, ClaimOption, DeviceName, LARGEST_DOCUMENT, Link, LinkError, MatchNumber,
    MemberConsent, MessageHash, ProjectId, RefusalReason, ServiceUrl, SessionDocument, SessionLink,
    SessionRefusal, SessionStatus, SharedClaim, TermsItem, UserId, VerificationCode,
};

/// The application id: keychain, data folder, bus name.
pub const APPLICATION: &str = "dev.countersign.desktop";
