//! What an organisation fixes.

use super::{shapes, start::*};

shapes! {
    /// What the organisation that manages this computer fixes.
    pub struct Managed {
        /// Its name, where it says one.
        pub organisation: Option<String>,
        /// Settings that nobody else can change, by their names in `Settings`.
        pub fixed: Vec<String>,
        /// The addresses of all services allowed; `None` where every service is.
        pub services: Option<Vec<String>>,
        /// Most minutes without use that a person may choose.
        pub longest_idle: Option<u16>,
        /// Whether a person may save a diagnostics bundle.
        pub bundle: bool,
        /// Why what lies there now cannot be read. The last that could be stays in force.
        pub problem: Option<Failure>,
    }
}
