//! What relying parties and administrators look up and change: audit log, identities, service accounts (seed 004; section B
//! of the protocol sheet).

pub mod command;
mod queries;
mod routes;
mod rules;

pub use routes::routes;
