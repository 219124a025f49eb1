//! The device's half of an identity.

use crate::{
    error::ScalarError,
    point::PublicKey,
    scalar::{SecretScalar, invert_blinded},
    secret::{redacted, scrubbed},
};
use miracl_core::bn254cx::{big::BIG, ecp2::ECP2, pair};
use zeroize::Zeroizing;

/// The device's private key z, wiped when dropped (wire protocol, E.4).
///
/// It turns the authorities' shares into a client secret they cannot compute, so it never leaves the device.
pub struct DeviceKey(SecretScalar);

redacted!(DeviceKey);

impl DeviceKey {
    /// Bytes of an encoded key.
    pub const LENGTH: usize = crate::scalar::LENGTH;

    /// A fresh key.
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness.
    pub fn generate() -> DeviceKey {
        DeviceKey(SecretScalar::generate())
    }

    /// Reads 32 bytes, big-endian.
    ///
    /// # Errors
    ///
    /// [`ScalarError`] for another length, for zero and from r on.
    pub fn from_bytes(bytes: &[u8]) -> Result<DeviceKey, ScalarError> {
        SecretScalar::from_bytes(bytes).map(DeviceKey)
    }

    /// 32 bytes, big-endian.
    pub fn to_bytes(&self) -> Zeroizing<[u8; DeviceKey::LENGTH]> {
        self.0.to_bytes()
    }

    /// z⁻¹·Q, the key the identity is registered with.
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness, with which the inversion is blinded.
    pub fn public_key(&self) -> PublicKey {
        scrubbed(|| {
            let inverse = invert_blinded(self.0.expose());
            PublicKey::new(pair::g2mul(&ECP2::generator(), &inverse))
        })
    }

    pub(crate) fn number(&self) -> &BIG {
        self.0.expose()
    }
}
