//! The operating system's own keychain.

use std::collections::HashMap;

use keyring_core::{CredentialStore, Entry, Error};
use zeroize::Zeroizing;

use super::{Keychain, KeychainError, Place, Secret, Trouble};
use crate::{APPLICATION, ports::Task};

/// The operating system's own keychain: Secret Service, Windows Credential Manager or macOS Keychain.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeKeychain;

#[cfg(target_os = "linux")]
const STORE: &str = "secret-service";
#[cfg(target_os = "macos")]
const STORE: &str = "macos-keychain";
#[cfg(windows)]
const STORE: &str = "windows-credentials";

impl Keychain for NativeKeychain {
    fn store(&self) -> &'static str {
        STORE
    }

    fn get<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        at(place, |entry| entry.get_secret().map(Zeroizing::new))
    }

    #[cfg(target_os = "linux")]
    fn get_quietly<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        at(place, |entry| match super::secret_service::locked() {
            Some(error) => Err(Error::NoStorageAccess(Box::new(error))),
            None => entry.get_secret().map(Zeroizing::new),
        })
    }

    fn put<'a>(&'a self, place: &'a Place, secret: &'a Secret) -> Task<'a, Result<(), KeychainError>> {
        let secret = secret.clone();
        at(place, move |entry| entry.set_secret(&secret))
    }

    fn delete<'a>(&'a self, place: &'a Place) -> Task<'a, Result<(), KeychainError>> {
        at(place, |entry| entry.delete_credential())
    }
}

/// Does something with the item at a place, where it may block: a locked keychain asks the person first.
fn at<'a, T: Send + 'static>(
    place: &Place,
    act: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
) -> Task<'a, Result<T, KeychainError>> {
    let account = place.to_string();
    Box::pin(async move {
        let work = move || entry(&account).and_then(|entry| act(&entry)).map_err(failed);
        tokio::task::spawn_blocking(work)
            .await
            .unwrap_or_else(|error| Err(trouble(Trouble::Unavailable, error)))
    })
}

/// The store is opened anew each time: a session with a keychain that has been restarted since would be dead.
fn entry(account: &str) -> Result<Entry, Error> {
    let store = open()?;
    // What a person finds in the keychain's own window.
    let label =
        if cfg!(target_os = "linux") { HashMap::from([("label", "Countersign")]) } else { HashMap::new() };
    store.build(APPLICATION, account, Some(&label))
}

#[cfg(target_os = "linux")]
fn open() -> Result<std::sync::Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn open() -> Result<std::sync::Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn open() -> Result<std::sync::Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

/// What the keychain says, by what can be done about it.
fn failed(error: Error) -> KeychainError {
    let kind = match &error {
        Error::NoEntry => absent(),
        #[cfg(target_os = "linux")]
        Error::NoStorageAccess(cause) | Error::PlatformFailure(cause) => {
            super::secret_service::refused(cause.downcast_ref())
        }
        #[cfg(not(target_os = "linux"))]
        Error::NoStorageAccess(_) => Trouble::Unavailable,
        #[cfg(not(target_os = "linux"))]
        Error::PlatformFailure(_) => Trouble::Denied,
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::BadStoreFormat(_) | Error::Ambiguous(_) => {
            Trouble::Corrupt
        }
        Error::TooLong(..) | Error::Invalid(..) => Trouble::Denied,
        _ => Trouble::Unavailable,
    };
    trouble(kind, without_content(&error))
}

/// What *no such item* means. The Secret Service says it of closed collections too.
#[cfg(target_os = "linux")]
fn absent() -> Trouble {
    super::secret_service::absent()
}

/// What *no such item* means.
#[cfg(not(target_os = "linux"))]
fn absent() -> Trouble {
    Trouble::Missing
}

/// An error's words. Some errors carry what was read, which is nobody's business.
fn without_content(error: &Error) -> String {
    match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "not what was written".to_owned(),
        Error::Ambiguous(items) => format!("{} items", items.len()),
        other => other.to_string(),
    }
}

fn trouble(trouble: Trouble, reason: impl ToString) -> KeychainError {
    KeychainError { store: STORE.to_owned(), trouble, reason: reason.to_string() }
}
