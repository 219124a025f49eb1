//! What a link asks.

use super::{document::*, identity::*, shapes, sharing::*, start::*};

shapes! {
    /// What a link asks.
    #[serde(tag = "kind", content = "value")]
    pub enum Question {
        /// To enrol this workstation.
        Enrol(EnrolmentOffer),
        /// To approve a session.
        Session(SessionRequest),
        /// To sign a file that was dropped on the window or handed over by the system.
        Document(DocumentView),
        /// The link could not be used.
        Failed(Failure),
    }

    /// An enrolment, ready to be accepted.
    pub struct EnrolmentOffer {
        /// Identifier of this offer.
        pub id: String,
        /// The service's address.
        pub service: String,
        /// Whether the connection to the service is protected by TLS, or stays on this machine.
        pub connection: Connection,
        /// Project name as the service states it; `None` where the service does not tell.
        pub project: Option<String>,
        /// User ID.
        pub user: String,
        /// How this workstation will call itself.
        pub device_name: String,
        /// The identity that this enrolment would replace.
        pub replaces: Option<IdentityView>,
    }

    /// How the service is reached.
    pub enum Connection {
        /// Protected by TLS.
        Tls,
        /// It stays on this machine.
        Loopback,
    }

    /// A document that is there to be fetched.
    pub struct AnnouncedDocument {
        /// File name.
        pub name: String,
        /// Size in bytes.
        #[ts(type = "number")]
        pub size: u64,
    }

    /// What ties a session to where it began.
    pub enum Tie {
        /// A number that is shown there, to be repeated here before the PIN.
        Number,
        /// Nothing: its opener asked for no number.
        Nothing,
        /// Nothing: its service has no numbers, and takes no reports.
        Foreign,
    }

    /// A session opened elsewhere, with what the service tells of it.
    pub struct SessionRequest {
        /// Identifier of this request.
        pub id: String,
        /// The service's address.
        pub service: String,
        /// Project name as the service states it.
        pub project: String,
        /// What the application says it is for; reported, not verified.
        pub description: Option<String>,
        /// User ID that the application expects.
        pub user: Option<String>,
        /// Hash to sign, lower-case hex, in a signing session.
        pub hash: Option<String>,
        /// The document that the service hands over with it, as the service has signed it: fetch it with `fetch_document`.
        pub document: Option<AnnouncedDocument>,
        /// What the application asks for of the person's data, as the service has signed it: see `share_terms`.
        pub claims: Vec<AskedData>,
        /// Whether the service has signed who asks; else the project's name is reported too.
        pub signed: bool,
        /// The application's name, as the service signed it.
        pub application: Option<String>,
        /// The host that the application's browsers are sent back to, as the service signed it.
        pub domain: Option<String>,
        /// The logo that goes with it, as the service signed it, in an address that holds it.
        pub logo: Option<String>,
        /// What ties it to where it began.
        pub tie: Tie,
        /// The pushed request that it is.
        pub pushed: Option<String>,
        /// When it ends by itself; known of pushed requests.
        pub expires: Option<String>,
        /// Identities that can answer; empty when none fits.
        pub identities: Vec<IdentityView>,
    }
}
