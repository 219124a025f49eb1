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
