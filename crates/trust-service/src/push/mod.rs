//! Requests pushed to a user's devices over a connection that each holds (sections A.13 and D of the protocol sheet).

mod routes;

pub use routes::routes;
