//! How services are reached.

use super::{question::Connection, shapes, start::Failure};

shapes! {
    /// How one service is reached.
    pub struct ServiceNetwork {
        /// The service's address.
        pub service: String,
        /// Whether the connection is protected by TLS, or stays on this machine.
        pub connection: Connection,
        /// Host and port of the proxy on the way.
        pub proxy: Option<String>,
        /// Authorities that are trusted for this service besides the system's.
        pub authorities: Vec<AuthorityView>,
        /// Keys of which the service must show one, 44 characters of base64 each.
        pub pins: Vec<String>,
        /// Seconds by which this computer's clock was ahead when the service last answered.
        pub skew: Option<i32>,
        /// When it was last called.
        pub called: Option<String>,
        /// Why it did not answer then.
        pub failure: Option<Failure>,
    }

    /// The certificate of an authority.
    pub struct AuthorityView {
        /// Whom it names.
        pub subject: String,
        /// Its SHA-256 digest, pairs of hexadecimal digits with colons between them.
        pub fingerprint: String,
        /// Since when it is valid.
        pub from: String,
        /// Until when.
        pub until: String,
    }

    /// An authority that a person may trust for a service.
    pub struct AuthorityOffer {
        /// Identifier of this offer.
        pub id: String,
        /// The service's address.
        pub service: String,
        /// The authority.
        pub authority: AuthorityView,
    }

    /// Arguments of commands about one service.
    pub struct OfService {
        /// Its address as typed.
        pub service: String,
    }

    /// Arguments of `forget_authority`.
    pub struct ForgetAuthority {
        /// The service's address.
        pub service: String,
        /// The certificate's digest.
        pub fingerprint: String,
    }

    /// Arguments of `pin_service` and `unpin_service`.
    pub struct PinService {
        /// The service's address as typed.
        pub service: String,
        /// The key's digest.
        pub pin: String,
    }
}
