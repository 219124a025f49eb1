//! Documents and their signatures.

use super::{identity::*, shapes};

shapes! {
    /// A document chosen to be signed, hashed by this program.
    pub struct DocumentView {
        /// Identifier of this choice.
        pub id: String,
        /// File name.
        pub name: String,
        /// Folder it lies in.
        pub folder: String,
        /// Size in bytes.
        #[ts(type = "number")]
        pub size: u64,
        /// SHA-256, lower-case hex.
        pub hash: String,
        /// Identities that can sign.
        pub identities: Vec<IdentityView>,
        /// What there is to see of it.
        pub preview: Preview,
    }

    /// A document that a service handed over with a session, and that is what the session asks to sign.
    pub struct HandedDocument {
        /// Identifier of its session's question.
        pub id: String,
        /// File name, as the service has signed it.
        pub name: String,
        /// Size in bytes.
        #[ts(type = "number")]
        pub size: u64,
        /// SHA-256, computed by this program, lower-case hex.
        pub hash: String,
        /// What there is to see of it.
        pub preview: Preview,
    }

    /// How much has come of a document that is on its way.
    pub struct FetchedSoFar {
        /// Identifier of its session's question.
        pub id: String,
        /// Bytes that have come.
        #[ts(type = "number")]
        pub bytes: u64,
    }

    /// That a document was signed that was handed over with its session.
    pub struct SignedDocument {
        /// Identifier of the entry of history that keeps the receipt.
        pub entry: String,
        /// Name of the document.
        pub document: String,
        /// The project's name.
        pub project: String,
        /// SHA-256 of the document, lower-case hex.
        pub hash: String,
        /// When it was signed.
        pub signed: String,
    }

    /// What there is to see of a document.
    #[serde(tag = "kind", content = "value")]
    pub enum Preview {
        /// Its text.
        Text(ShownText),
        /// Pages: fetch each with `document_page`.
        Pages,
        /// Nothing: it is of no form that is known, or too large.
        None,
    }

    /// A document's text.
    pub struct ShownText {
        /// The text; what would be invisible stands in it as `⟦U+202E⟧`.
        pub text: String,
        /// How many characters had to be made visible.
        pub marked: u32,
    }

    /// One page of a document.
    pub struct PageView {
        /// How many pages there are.
        pub count: u32,
        /// Pixels from left to right.
        pub width: u32,
        /// Pixels from top to bottom.
        pub height: u32,
        /// The page, drawn: a `data:` URL.
        pub picture: String,
        /// The words on it as the file says them.
        pub words: String,
        /// Whether everything on it could be drawn.
        pub whole: bool,
    }

    /// A file saved by signing.
    pub struct Receipt {
        /// Name of the document.
        pub document: String,
        /// Full path of the signature file.
        pub saved: String,
        /// SHA-256 of the document, lower-case hex.
        pub hash: String,
        /// When it was signed.
        pub signed: String,
    }

    /// A saved signature beside its document.
    pub struct ReceiptCheck {
        /// Full path of the signature file.
        pub receipt: String,
        /// Name of the document it belongs to.
        pub document: Option<String>,
        /// The application that something was shared with, if that is what was signed, and no document.
        pub shared_with: Option<String>,
        /// User ID that signed.
        pub user: Option<String>,
        /// When it was signed.
        pub signed: String,
        /// SHA-256 that was signed, lower-case hex.
        pub hash: String,
        /// Whether the document is still what was signed.
        pub verdict: ReceiptVerdict,
    }

    /// What comparing a signature with its document showed.
    pub enum ReceiptVerdict {
        /// The document is what was signed.
        Unchanged,
        /// The document is not what was signed.
        Changed,
        /// There is no such document beside the signature.
        DocumentMissing,
    }
}
