//! The service, driven over HTTP by clients that use only what travels.
#![allow(clippy::unwrap_used, missing_docs)]

mod authentication;
mod enrolment;
mod journey;
mod keys;
mod mailbox;
mod nonsense;
mod openapi;
mod process;
mod projects;
mod races;
mod refusals;
mod sessions;
mod signing;
mod support;
mod web;
