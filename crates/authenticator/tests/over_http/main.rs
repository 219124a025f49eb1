//! The real HTTP client, journal and processes, against servers of this test.

mod failing;
mod file_keychain;
mod killed;
mod pushed;
mod secured;
mod server;
mod whole;
