//! The window tests: what a person does with the app, from the first link to a signature that the service confirms.

mod adding;
mod enrol;
mod handed;
mod keyboard;
mod keychain;
mod languages;
mod links;
mod locking;
mod managed;
mod memory;
mod pin;
mod presence;
mod requests;
mod restart;
mod screen;
mod share;
mod sign;
mod sign_in;
mod steps;
