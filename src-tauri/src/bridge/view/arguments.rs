//! Arguments of the commands that no other shape serves.

use super::{shapes, sharing::*};

shapes! {
    /// Arguments of commands about one thing.
    pub struct ById {
        /// Its identifier.
        pub id: String,
    }

    /// Arguments of `next_question`.
    pub struct NextQuestion {
        /// Whether the page is where documents are signed: a picture that was dropped there is a document, whatever it
        /// shows.
        pub signing: bool,
    }

    /// Arguments of `read_link`.
    pub struct ReadLink {
        /// What was pasted.
        pub text: String,
    }

    /// Arguments of `offer_enrolment`.
    pub struct OfferEnrolment {
        /// The service's address as typed.
        pub service: String,
        /// User ID.
        pub user: String,
        /// Activation token, e-mail code or QuickCode.
        pub code: String,
    }

    /// Arguments of `ask_for_mail`.
    pub struct AskForMail {
        /// The service's address as typed.
        pub service: String,
        /// User ID, to whose address the mail goes.
        pub user: String,
    }

    /// Arguments of `read_qr_image`.
    pub struct ReadQrImage {
        /// A picture's file, standard base64.
        pub picture: String,
    }

    /// Arguments of `accept_enrolment`.
    pub struct AcceptEnrolment {
        /// The offer.
        pub id: String,
        /// How this workstation shall call itself.
        pub device_name: String,
    }

    /// Arguments of `rename_identity`.
    pub struct RenameIdentity {
        /// The identity.
        pub id: String,
        /// Its new name, 1 to 80 characters.
        pub name: String,
    }

    /// Arguments of `approve_session`.
    pub struct ApproveSession {
        /// The session request.
        pub id: String,
        /// The identity that answers.
        pub identity: String,
        /// The number that is shown where it began, as typed; only where there is one.
        pub number: Option<String>,
        /// Whether the person has said that they know what the document says, though it cannot be seen here, or not all of
        /// it; `false` where there is none.
        pub acknowledged: bool,
        /// What the person has chosen to share, where the application asks for that and it is not shared already.
        pub election: Option<Election>,
    }

    /// Arguments of `refuse_session`.
    pub struct RefuseSession {
        /// The session request.
        pub id: String,
        /// Why, if the person says so.
        pub reason: Option<RefusalReason>,
        /// In their own words, at most 500 characters; goes with a reason only.
        pub comment: String,
    }

    /// The kinds of reasons to refuse.
    pub enum RefusalReason {
        /// What it says is wrong.
        Incorrect,
        /// Something has to be asked or explained first.
        Unclear,
        /// Somebody else has to sign it.
        NotMine,
        /// Anything else.
        Other,
    }

    /// Arguments of `sign_document`.
    pub struct SignDocument {
        /// The chosen document.
        pub id: String,
        /// The identity that signs.
        pub identity: String,
        /// Whether the person has said that they know what it says, though it cannot be seen here, or not all of it.
        pub acknowledged: bool,
    }

    /// Arguments of `document_page`.
    pub struct DocumentPage {
        /// The chosen document.
        pub id: String,
        /// Which page, the first being 0.
        pub page: u32,
        /// How wide it shall be, in pixels.
        pub width: u32,
    }
}
