//! From the authorities' shares to a token.

use crate::{
    device_key::DeviceKey,
    error::PointError,
    identity::Identity,
    pin::Pin,
    point::{G1, finite, parse_g1, write_g1},
    secret::{Secret, redacted, scrubbed},
    token::Token,
};
use miracl_core::bn254cx::{ecp::ECP, pair};
use zeroize::Zeroizing;

/// A point of the first group nobody may see.
pub(crate) type SecretPoint = Secret<ECP>;

impl SecretPoint {
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<SecretPoint, PointError> {
        Secret::try_compute(|| parse_g1(bytes))
    }

    pub(crate) fn to_bytes(&self) -> Zeroizing<[u8; G1::LENGTH]> {
        scrubbed(|| {
            let mut bytes = Zeroizing::new([0; G1::LENGTH]);
            write_g1(self.expose(), &mut bytes);
            bytes
        })
    }
}

/// One authority's share sᵢ·A of a client secret, wiped when dropped (wire protocol, E.4).
pub struct Share(pub(crate) SecretPoint);

impl Share {
    /// Bytes of an encoded share.
    pub const LENGTH: usize = G1::LENGTH;

    /// Reads the one canonical encoding of a point of the first group.
    ///
    /// # Errors
    ///
    /// [`PointError`], as for [`G1::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Share, PointError> {
        SecretPoint::from_bytes(bytes).map(Share)
    }

    /// The canonical encoding.
    pub fn to_bytes(&self) -> Zeroizing<[u8; Share::LENGTH]> {
        self.0.to_bytes()
    }
}

/// The client secret z·(C₁ + C₂), wiped when dropped: with it one signs in without a PIN. It exists only
/// until a PIN is taken off it.
pub struct ClientSecret(pub(crate) SecretPoint);

redacted!(Share, ClientSecret);

impl ClientSecret {
    /// Joins both authorities' shares and makes the sum the device's own (wire protocol, E.4).
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`] when the shares are each other's opposite, which no two honest authorities
    /// send.
    pub fn combine(key: &DeviceKey, first: &Share, second: &Share) -> Result<ClientSecret, PointError> {
        let secret = Secret::try_compute(|| {
            let mut sum = first.0.expose().clone();
            sum.add(second.0.expose());
            finite(pair::g1mul(&finite(sum)?, key.number()))
        })?;
        Ok(ClientSecret(secret))
    }

    /// Takes the PIN off: T = CS − pin·A (wire protocol, E.4 and E.5).
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`] when the secret is exactly pin·A, which no authorities with secret keys
    /// issue.
    pub fn less(self, identity: &Identity, pin: &Pin) -> Result<Token, PointError> {
        let token = Secret::try_compute(|| {
            let mut token = self.0.expose().clone();
            token.sub(&times_pin(identity.point(), pin));
            finite(token)
        })?;
        Ok(Token(token))
    }
}

/// Bits of the fixed-length ladder, enough for 999999. It takes the same time for every PIN.
const PIN_BITS: i32 = 20;

/// The multiple of a point by a PIN, which is infinity for PIN 0.
pub(crate) fn times_pin(point: &ECP, pin: &Pin) -> ECP {
    point.pinmul(pin.number() as i32, PIN_BITS)
}
