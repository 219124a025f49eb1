//! What a Secret Service means when it refuses (freedesktop.org, Secret Service API 0.2).

use secret_service::{EncryptionType, Error, blocking::SecretService};

use super::Trouble;

/// What *no such item* means: a service that was never unlocked, or has no default collection, says it too.
pub(super) fn absent() -> Trouble {
    match default_collection() {
        Ok(Some(Collection::Open)) => Trouble::Missing,
        Ok(Some(Collection::Locked)) => Trouble::Locked,
        Ok(None) | Err(_) => Trouble::Unavailable,
    }
}

/// What a refusal means. It is the same whether nobody answered the keychain's question, or there is nobody to ask.
pub(super) fn refused(error: Option<&Error>) -> Trouble {
    match error {
        Some(Error::Locked | Error::Prompt | Error::PromptDisconnected | Error::NoResult) => {
            match default_collection() {
                Ok(Some(Collection::Open)) => Trouble::Denied,
                Ok(Some(Collection::Locked)) => Trouble::Locked,
                Ok(None) | Err(_) => Trouble::Unavailable,
            }
        }
        Some(Error::Crypto(_) | Error::Zvariant(_)) => Trouble::Corrupt,
        _ => Trouble::Unavailable,
    }
}

/// The refusal of a locked collection, if it is one; nobody is asked to open it.
pub(super) fn locked() -> Option<Error> {
    matches!(default_collection(), Ok(Some(Collection::Locked))).then_some(Error::Locked)
}

/// The collection that new items go to.
enum Collection {
    Open,
    Locked,
}

/// Asks for the default collection's state, without unlocking it.
fn default_collection() -> Result<Option<Collection>, Error> {
    // Nothing secret travels in this session.
    let service = SecretService::connect(EncryptionType::Plain)?;
    match service.get_default_collection() {
        Ok(collection) if collection.is_locked()? => Ok(Some(Collection::Locked)),
        Ok(_) => Ok(Some(Collection::Open)),
        Err(Error::NoResult) => Ok(None),
        Err(error) => Err(error),
    }
}
