//! Identities, and enrolments on their way to one.

use super::shapes;

shapes! {
    /// An identity as a person sees it.
    pub struct IdentityView {
        /// Local identifier.
        pub id: String,
        /// The person's own name for it; at first the project's name.
        pub name: String,
        /// User ID at the service.
        pub user: String,
        /// Project name as the service gives it, else its identifier.
        pub project: String,
        /// The service's address.
        pub service: String,
        /// Name of this workstation at the service.
        pub device_name: String,
        /// Digits of the PIN.
        pub pin_length: u8,
        /// Whether it can be used.
        pub state: IdentityState,
        /// Wrong PINs that the service accepts before it blocks; known after a wrong one.
        pub attempts_left: Option<u8>,
        /// When it was enrolled.
        pub enrolled: String,
        /// When it was last used.
        pub last_used: Option<String>,
    }

    /// Whether an identity can be used.
    pub enum IdentityState {
        /// It can.
        Active,
        /// The service has blocked it.
        Revoked,
        /// The service has let it expire.
        Expired,
    }

    /// An enrolment that waits for its PIN.
    pub struct UnfinishedEnrolment {
        /// Local identifier.
        pub id: String,
        /// User ID.
        pub user: String,
        /// The service's address.
        pub service: String,
        /// When it began.
        pub began: String,
    }
}
