//! What a look for updates came to.

use super::shapes;

shapes! {
    /// What a look for updates came to.
    #[serde(tag = "kind", content = "value")]
    pub enum Update {
        /// There is nowhere to look: updates come from whoever installed the program.
        Elsewhere,
        /// This is the newest version.
        UpToDate,
        /// There is a newer one.
        Available(NewVersion),
        /// There is an answer, and it is not to be believed.
        Refused(RefusedUpdate),
        /// There is no answer.
        Offline,
    }

    /// A newer version.
    pub struct NewVersion {
        /// Its number.
        pub version: String,
        /// Whether this version can go to it directly.
        pub direct: bool,
        /// Whether the system's own package manager brings it.
        pub by_system: bool,
        /// The package to fetch, where the system brings none.
        pub package: Option<UpdatePackage>,
    }

    /// A package, and what it must be.
    pub struct UpdatePackage {
        /// Where it lies.
        pub address: String,
        /// SHA-256 of its bytes, lower-case hex.
        pub fingerprint: String,
    }

    /// An answer that is not to be believed.
    pub struct RefusedUpdate {
        /// Why.
        pub reason: UpdateRefusal,
        /// The version that it offered, where it is an older one.
        pub offered: Option<String>,
    }

    /// Why an answer is not to be believed.
    pub enum UpdateRefusal {
        /// It is not signed by whoever makes this program, or means something else than it should.
        Unsigned,
        /// It is too old, or from the future.
        Stale,
        /// It would bring an older version back.
        Older,
    }
}
