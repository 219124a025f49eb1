//! The operating system's own keychain.

use super::{Keychain, KeychainError, Place, Secret};
use crate::ports::Task;

/// The operating system's own keychain: Secret Service, Windows Credential Manager, macOS Keychain.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeKeychain;

impl Keychain for NativeKeychain {
    fn store(&self) -> &'static str {
        todo!()
    }

    fn get<'a>(&'a self, _place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        todo!()
    }

    fn put<'a>(&'a self, _place: &'a Place, _secret: &'a Secret) -> Task<'a, Result<(), KeychainError>> {
        todo!()
    }

    fn delete<'a>(&'a self, _place: &'a Place) -> Task<'a, Result<(), KeychainError>> {
        todo!()
    }
}
