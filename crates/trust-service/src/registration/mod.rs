//! Registration: a device brings its public key and becomes an identity (sections A.6 and D of the protocol sheet). This
//! capability owns the identities: who they are, how often they failed, whether they are revoked.

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::{Registration, check_device_tag};
pub use statements::{Standing, count_failure, count_success, find, mark_used, standing};
