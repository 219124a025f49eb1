//! What a device proves with that pushed requests are for it.

use std::fmt;

use wire::encode_hex;
use zeroize::Zeroizing;

/// The secret that a device chose at registration, and that it listens for pushed requests with: 256 random bits as 64
/// lower-case hexadecimal digits (`pushToken` of section A.6 of the protocol sheet).
#[derive(Clone, PartialEq, Eq)]
pub struct PushToken(Zeroizing<String>);

/// Bytes of randomness.
const LENGTH: usize = 32;

impl PushToken {
    /// A fresh one.
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness.
    pub(crate) fn generate() -> PushToken {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        if let Err(error) = getrandom::fill(bytes.as_mut_slice()) {
            panic!("no randomness: {error}");
        }
        PushToken(Zeroizing::new(encode_hex(bytes.as_slice())))
    }

    /// Reads the hexadecimal form.
    pub(crate) fn parse(text: &str) -> Option<PushToken> {
        let digits = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let right = text.len() == 2 * LENGTH && text.bytes().all(digits);
        right.then(|| PushToken(Zeroizing::new(text.to_owned())))
    }

    /// The hexadecimal form.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PushToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushToken(<redacted>)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_are_read_back_and_never_printed() {
        let token = PushToken::generate();
        assert_ne!(token, PushToken::generate());
        assert_eq!(PushToken::parse(token.expose()), Some(token.clone()));
        assert_eq!(PushToken::parse(&token.expose()[1..]), None);
        assert_eq!(PushToken::parse(&token.expose().replace(|_| true, "g")), None);
        assert!(!format!("{token:?}").contains(token.expose()));
    }
}
