//! A service of one's own for each test, and what clients do with it.

mod answer;
mod api;
mod back_end;
mod browser;
mod command;
mod device;
mod document;
mod events;
mod party;
mod production;
mod server;
mod story;

pub use answer::Answer;
pub use api::{Api, confirmation};
pub use back_end::{Credentials, new_account};
pub use browser::{Browser, Waiting, authorize, part};
pub use command::{administer, administer_with, members};
pub use device::{Device, Key, redeem, registration, respond};
pub use document::{Document, Operation};
pub use events::Events;
pub use party::{CHALLENGE, REDIRECT, VERIFIER, claims, code, query};
pub use production::{PATIENCE, Production, Site, is_kept, wait_for};
pub use server::{CLIENT, SECRET, Server, Setup, project};
pub use story::{enrolment_story, story, told};

pub const USER: &str = "erika@example.com";
pub const HASH: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
