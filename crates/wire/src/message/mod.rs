//! The messages, one file for each group of endpoints. Member names are those that travel.

mod administration;
mod authentication;
mod consent;
mod document;
mod enrolment;
mod legacy;
mod openid;
mod project;
mod push;
mod session;
mod signing;
mod signing_session;
mod verification;

pub use administration::*;
pub use authentication::*;
pub use consent::*;
pub use document::*;
pub use enrolment::*;
pub use legacy::*;
pub use openid::*;
pub use project::*;
pub use push::*;
pub use session::*;
pub use signing::*;
pub use signing_session::*;
pub use verification::*;
