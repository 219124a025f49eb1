//! What a service account can be permitted to do.

/// Declares the permissions: each with its name for people, what it allows, and a type that endpoints ask for it with.
macro_rules! permissions {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal;)*) => {
        /// Something that a service account may do. The texts are for good: administrators write them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
        pub enum Permission {
            $($(#[doc = $doc])* #[strum(serialize = $text)] $name,)*
        }

        impl Permission {
            /// What it allows, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Permission::$name => concat!($($doc),*),)* }
            }
        }

        /// The permissions as types.
        pub mod may {
            use super::{Permission, Permits};

            $(
                $(#[doc = $doc])*
                pub struct $name;

                impl Permits for $name {
                    const PERMISSION: Permission = Permission::$name;
                }
            )*
        }
    };
}

/// A permission as a type.
pub trait Permits: Send + Sync {
    /// The permission.
    const PERMISSION: Permission;
}

permissions! {
    /// Get activation tokens for users.
    Activate = "activation";
    /// Get verification URLs for users.
    Verify = "verification";
    /// Read the audit log.
    ReadAudit = "audit:read";
    /// List identities.
    ReadIdentities = "identities:read";
    /// Revoke identities.
    RevokeIdentities = "identities:revoke";
    /// Read what is known of users.
    ReadIdentityData = "identity-data:read";
    /// Say what is known of users.
    WriteIdentityData = "identity-data:write";
    /// Have signatures confirmed.
    VerifySignatures = "signatures:verify";
}

impl Permission {
    /// Whether a client may do it too, by its credentials. What is known of users is not for applications: they read what users
    /// share with them.
    pub fn is_for_clients(self) -> bool {
        !matches!(self, Permission::ReadIdentityData | Permission::WriteIdentityData)
    }

    /// Its text.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
