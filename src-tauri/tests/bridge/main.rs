//! The bridge, driven by a bare host that knows nothing of Tauri.

mod bare;
mod changing_pin;
mod consenting;
mod contract;
mod documents;
mod drawing;
mod enrolling;
mod handed;
mod locking;
mod logged;
mod mailing;
mod managed;
mod networks;
mod pictures;
mod presence;
mod requests;
mod sharing;
mod signing_in;
mod sweep;
mod updates;
mod upkeep;
