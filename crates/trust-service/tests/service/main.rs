//! The service, driven over HTTP by clients that use only what travels.
#![allow(clippy::unwrap_used, missing_docs)]

mod audit;
mod authentication;
mod enrolment;
mod fuzz;
mod fuzz_chance;
mod fuzz_judge;
mod fuzz_request;
mod fuzz_spoil;
mod fuzz_values;
mod identities;
mod journey;
mod keys;
mod mailbox;
mod nonsense;
mod openapi;
mod process;
mod projects;
mod races;
mod refusals;
mod service_accounts;
mod sessions;
mod signing;
mod story;
mod support;
mod web;
