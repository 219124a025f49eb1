//! What a project knows of its users, for applications that they share it with: put here by a back end or an administrator,
//! told to the user's own devices, and to nobody else without a consent.

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::{Datum, accept};
pub use statements::{forget_project, of_user, replace};
