//! Requests that a service pushed.

use super::{identity::*, shapes};

shapes! {
    /// A session that a service told this workstation of.
    pub struct PushedRequest {
        /// Identifier of this request.
        pub id: String,
        /// The service's address.
        pub service: String,
        /// Project name, as the service gave it when the identity was enrolled.
        pub project: String,
        /// What the application says it is for; reported, not verified.
        pub description: Option<String>,
        /// Whether it asks for a signature; `None` until the service has told.
        pub signing: Option<bool>,
        /// Name of the document to sign, as the service has signed it, once it is handed over.
        pub document: Option<String>,
        /// The identity that it is for.
        pub identity: IdentityView,
        /// When it came.
        pub arrived: String,
        /// When it ends by itself.
        pub expires: String,
        /// How it ended, once it has.
        pub ending: Option<RequestEnding>,
    }

    /// How a pushed request ended.
    pub enum RequestEnding {
        /// Answered on another device, or by another program.
        Answered,
        /// Refused there.
        Refused,
        /// Ended here by a wrong number.
        Mismatched,
        /// Nobody answered in time.
        Expired,
    }
}
