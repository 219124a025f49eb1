//! The messages, one file for each group of endpoints. Member names are those that travel.

mod authentication;
mod enrolment;
mod project;
mod session;
mod signing;

pub use authentication::*;
pub use enrolment::*;
pub use project::*;
pub use session::*;
pub use signing::*;
