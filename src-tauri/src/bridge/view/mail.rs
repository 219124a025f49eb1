//! Mails that verify a user.

use super::shapes;

shapes! {
    /// A mail that a service sent because somebody asked for it here.
    pub struct Mail {
        /// The service's address.
        pub service: String,
        /// Project name as the service states it, else its identifier.
        pub project: String,
        /// User ID, whose address it went to.
        pub user: String,
        /// What it holds.
        pub method: MailMethod,
        /// When the next one may be asked for.
        pub next: String,
    }

    /// What a mail holds.
    pub enum MailMethod {
        /// Six digits to type here.
        Code,
        /// A link to open on this computer.
        Link,
    }
}
