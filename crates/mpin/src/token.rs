//! The token a device keeps, and what it does with a PIN.

use crate::{
    client::{ClientSecret, SecretPoint, times_pin},
    error::PointError,
    identity::Identity,
    pin::Pin,
    point::{G1, finite},
    scalar::{Challenge, SecretScalar, order},
    secret::{Secret, redacted, scrubbed},
    signature::{Signature, challenge_of},
};
use miracl_core::bn254cx::{big::BIG, pair};
use zeroize::Zeroizing;

/// The client secret less the PIN, T = CS − pin·A, wiped when dropped (wire protocol, E.4).
///
/// Whoever has it alone learns nothing about the PIN: any PIN gives an equally plausible client secret. Still
/// it is one of the two factors and belongs into the keychain.
pub struct Token(pub(crate) SecretPoint);

/// An authentication that has been begun: it holds x and the client secret, and is used up by answering.
pub struct Attempt {
    pub(crate) x: SecretScalar,
    pub(crate) secret: SecretPoint,
}

redacted!(Token, Attempt);

impl Token {
    /// Bytes of an encoded token.
    pub const LENGTH: usize = G1::LENGTH;

    /// Reads the one canonical encoding of a point of the first group.
    ///
    /// # Errors
    ///
    /// [`PointError`], as for [`G1::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Token, PointError> {
        SecretPoint::from_bytes(bytes).map(Token)
    }

    /// The canonical encoding.
    pub fn to_bytes(&self) -> Zeroizing<[u8; Token::LENGTH]> {
        self.0.to_bytes()
    }

    /// Pass 1 of an authentication: U = x·A for a fresh x (wire protocol, E.6).
    ///
    /// A wrong PIN is not noticed here; only the verifier can tell.
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`] when the token is −pin·A, which means it was made up.
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness.
    pub fn begin(&self, identity: &Identity, pin: &Pin) -> Result<(G1, Attempt), PointError> {
        self.begin_with(identity, pin, SecretScalar::generate())
    }

    /// A designated verifier signature over `message` at `timestamp` (wire protocol, E.7).
    ///
    /// `message` is normally the SHA-256 of a document, but may be of any length. `timestamp` is in seconds
    /// since 1970; 0 leaves the time out of the signature, as the vendor's clients do.
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`], as for [`Token::begin`].
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness.
    pub fn sign(
        &self,
        identity: &Identity,
        pin: &Pin,
        message: &[u8],
        timestamp: u32,
    ) -> Result<Signature, PointError> {
        self.sign_with(identity, pin, message, timestamp, SecretScalar::generate())
    }

    /// The token of the same client secret and another PIN: T + old·A − new·A.
    ///
    /// A wrong old PIN is not noticed here, and makes a token that no PIN anybody knows belongs to: have the
    /// verifier prove it first.
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`] when the token was made up, as for [`Token::begin`].
    pub fn change_pin(&self, identity: &Identity, old: &Pin, new: &Pin) -> Result<Token, PointError> {
        ClientSecret(self.plus(identity, old)?).less(identity, new)
    }

    /// Pass 1 with a given x, which must be used once only.
    pub(crate) fn begin_with(
        &self,
        identity: &Identity,
        pin: &Pin,
        x: SecretScalar,
    ) -> Result<(G1, Attempt), PointError> {
        let secret = self.plus(identity, pin)?;
        let u = scrubbed(|| G1::new(pair::g1mul(identity.point(), x.expose())))?;
        Ok((u, Attempt { x, secret }))
    }

    /// A signature with a given x, which must be used once only.
    pub(crate) fn sign_with(
        &self,
        identity: &Identity,
        pin: &Pin,
        message: &[u8],
        timestamp: u32,
        x: SecretScalar,
    ) -> Result<Signature, PointError> {
        let (u, attempt) = self.begin_with(identity, pin, x)?;
        let v = attempt.answer(&challenge_of(message, timestamp, &u.to_bytes()))?;
        Ok(Signature { u, v })
    }

    /// The client secret again: T + pin·A.
    pub(crate) fn plus(&self, identity: &Identity, pin: &Pin) -> Result<SecretPoint, PointError> {
        Secret::try_compute(|| {
            let mut secret = times_pin(identity.point(), pin);
            secret.add(self.0.expose());
            finite(secret)
        })
    }
}

impl Attempt {
    /// Pass 2: V = −(x + y)·CS (wire protocol, E.6).
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`] when y is −x, which a verifier can only hit by knowing x.
    pub fn respond(self, challenge: &Challenge) -> Result<G1, PointError> {
        self.answer(challenge.number())
    }

    pub(crate) fn answer(self, y: &BIG) -> Result<G1, PointError> {
        scrubbed(|| {
            let mut v = pair::g1mul(self.secret.expose(), &BIG::modadd(self.x.expose(), y, &order()));
            v.neg();
            G1::new(v)
        })
    }
}
