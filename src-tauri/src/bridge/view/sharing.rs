//! Data that is shared with applications.

use super::{shapes, start::*};

shapes! {
    /// Something about a person that applications can ask for.
    #[derive(Copy)]
    pub enum ClaimKind {
        /// The full name.
        Name,
        /// An e-mail address.
        Email,
        /// A telephone number.
        PhoneNumber,
        /// The date of birth.
        Birthdate,
        /// A postal address.
        Address,
    }

    /// Something that an application asks for.
    pub struct AskedData {
        /// What.
        pub claim: ClaimKind,
        /// Whether the application cannot do without.
        pub required: bool,
        /// Why, as an administrator of the service wrote it.
        pub purpose: Option<String>,
    }

    /// What there is to share in a session.
    pub struct ShareTerms {
        /// Identifier of these terms.
        pub id: String,
        /// What is asked for, in the application's order.
        pub items: Vec<ShareItem>,
        /// What is shared with the application already.
        pub shared: Option<SharedData>,
        /// Whether the session is completed only by sharing something. Else what is shared already is enough.
        pub decides: bool,
    }

    /// Something that is asked for, with the values that there are.
    pub struct ShareItem {
        /// What.
        pub claim: ClaimKind,
        /// The values to choose one from, the main one first; empty if there is none.
        pub options: Vec<ShareOption>,
    }

    /// A value that can be shared.
    pub struct ShareOption {
        /// Its identifier.
        pub id: String,
        /// The value.
        pub value: String,
        /// Whether somebody has verified that it is the person's.
        pub verified: bool,
    }

    /// What is shared with an application.
    pub struct SharedData {
        /// The values.
        pub values: Vec<SharedValue>,
        /// Since when.
        pub since: String,
        /// Until when, if the person set an end.
        pub until: Option<String>,
        /// When the application last read any of it.
        pub last_used: Option<String>,
    }

    /// A value that is shared.
    pub struct SharedValue {
        /// What.
        pub claim: ClaimKind,
        /// The value.
        pub value: String,
    }

    /// Arguments of `share_terms`.
    pub struct TermsFor {
        /// The session request.
        pub id: String,
        /// The identity that is to answer.
        pub identity: String,
    }

    /// What the person has chosen to share, in `approve_session`.
    pub struct Election {
        /// The terms that they were shown.
        pub terms: String,
        /// What they chose.
        pub options: Vec<ElectedOption>,
        /// For how many days; as long as they do not take it back, if that is not said.
        pub days: Option<u32>,
    }

    /// Something that is to be shared.
    pub struct ElectedOption {
        /// What.
        pub claim: ClaimKind,
        /// Which of its values.
        pub option: String,
    }

    /// That data was shared with an application.
    pub struct DataShared {
        /// The application's name.
        pub application: String,
        /// Identifier of the entry of history that keeps the receipt.
        pub entry: Option<String>,
    }

    /// The applications that this computer's identities share data with.
    pub struct Applications {
        /// What is shared, the newest first.
        pub shared: Vec<Application>,
        /// Whose service could not be asked.
        pub unasked: Vec<Unasked>,
    }

    /// An application, and what an identity shares with it.
    pub struct Application {
        /// Identifier of this consent.
        pub id: String,
        /// The application's name, else the project's.
        pub name: String,
        /// The host that the application's browsers are sent back to.
        pub domain: Option<String>,
        /// Name of the project.
        pub project: String,
        /// Name of the identity.
        pub identity: String,
        /// User ID.
        pub user: String,
        /// What is shared.
        pub data: SharedData,
    }

    /// An identity whose service could not be asked.
    pub struct Unasked {
        /// Name of the identity.
        pub identity: String,
        /// Why.
        pub failure: Failure,
    }
}
