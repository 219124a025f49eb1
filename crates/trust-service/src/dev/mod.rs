//! `countersign-server dev`: a service with a ready project in a folder, for development.

mod credentials;
mod folder;
mod serve;

pub use credentials::Credentials;
pub use folder::{Folder, default_folder};
pub use serve::{Settings, Started, start};
