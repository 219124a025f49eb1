//! What happened, and how to save it.

use super::shapes;

shapes! {
    /// What to list of history.
    pub struct HistoryQuery {
        /// Text to look for in names, services and documents; empty for all.
        pub search: String,
        /// Only this kind.
        pub kind: Option<HistoryKind>,
        /// Only entries before this one (its `id`), for the next page.
        pub before: Option<String>,
    }

    /// One page of history.
    pub struct HistoryPage {
        /// Entries, newest first.
        pub entries: Vec<HistoryEntry>,
        /// Whether there are older ones.
        pub more: bool,
    }

    /// One entry of history.
    pub struct HistoryEntry {
        /// Identifier.
        pub id: String,
        /// When it happened.
        pub at: String,
        /// What happened.
        pub kind: HistoryKind,
        /// Name of the identity at that time.
        pub identity: String,
        /// User ID.
        pub user: String,
        /// The service's address.
        pub service: String,
        /// Project or document it was about.
        pub subject: String,
        /// The failure's code where it did not succeed.
        pub failure: Option<String>,
        /// SHA-256 that was signed.
        pub hash: Option<String>,
        /// Where the signature was saved.
        pub saved: Option<String>,
        /// Whether the signature is kept here, to be saved with `save_receipt`.
        pub receipt: bool,
    }

    /// What happened.
    pub enum HistoryKind {
        /// An identity was enrolled.
        Enrolled,
        /// A sign-in was approved, or failed.
        SignedIn,
        /// A document or a session's hash was signed, or failed to be.
        Signed,
        /// Data was shared with an application, or failed to be.
        Shared,
        /// What was shared with an application was taken back.
        TookBack,
        /// A QuickCode for another device was made, or failed to be.
        QuickCode,
        /// The PIN was changed, or failed to be.
        PinChanged,
        /// A session was refused.
        Refused,
        /// The service blocked an identity or let it expire.
        Blocked,
        /// The program was to be unlocked with a wrong PIN.
        Unlocked,
        /// An identity got another name.
        Renamed,
        /// An identity was forgotten.
        Removed,
    }

    /// How to export history.
    pub struct ExportHistory {
        /// Format of the file.
        pub format: ExportFormat,
    }

    /// Format of an exported file.
    pub enum ExportFormat {
        /// A table, RFC 4180.
        Csv,
        /// An array of objects.
        Json,
    }
}
