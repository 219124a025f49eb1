//! The portal over real HTTP, against a service that says what a test tells it to say.

mod documents;
mod fake;
mod invitations;
mod pages;
mod sign_in;
mod token;
