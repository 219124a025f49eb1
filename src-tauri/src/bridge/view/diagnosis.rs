//! What an examination found.

use super::{shapes, start::*};

shapes! {
    /// One thing that was examined.
    pub struct Finding {
        /// What was examined: the catalogue's key after `finding-`.
        pub check: String,
        /// What it is about, for example a service's address.
        pub subject: Option<String>,
        /// Why it is not well; `None` when it is.
        pub failure: Option<Failure>,
    }

    /// What would be saved for the help desk.
    pub struct DiagnosticsBundle {
        /// Identifier, to save it as it is.
        pub id: String,
        /// All of it.
        pub text: String,
    }
}
