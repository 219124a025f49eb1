//! Tokens, codes and tickets: random text that is handed out once and kept only as a hash.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use wire::MatchNumber;
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Error, Result};

/// 256 random bits as 43 characters that need no escaping in a URL.
pub fn generate_token() -> Result<Zeroizing<String>> {
    let mut bytes = generate_bytes::<32>()?;
    let text = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    bytes.zeroize();
    Ok(Zeroizing::new(text))
}

/// Random decimal digits for people to type, at most nine; every number is as likely as any other.
pub fn generate_digits(count: usize) -> Result<Zeroizing<String>> {
    let numbers = 10u32.pow(count.min(9) as u32);
    let fair = u32::MAX - u32::MAX % numbers;
    loop {
        let drawn = u32::from_be_bytes(generate_bytes()?);
        if drawn < fair {
            return Ok(Zeroizing::new(format!("{:0count$}", drawn % numbers)));
        }
    }
}

/// The number of a session: any of them is as likely as any other.
pub fn generate_number() -> Result<MatchNumber> {
    let fair = u8::MAX - u8::MAX % MatchNumber::COUNT;
    loop {
        let [drawn] = generate_bytes()?;
        if let Some(number) = MatchNumber::at(drawn % MatchNumber::COUNT).filter(|_| drawn < fair) {
            return Ok(number);
        }
    }
}

/// 128 random bits as 32 hexadecimal digits.
pub fn generate_id() -> Result<String> {
    Ok(wire::encode_hex(&generate_bytes::<16>()?))
}

/// 128 random bits as base64 without padding: the salt of an M-Pin ID (section D of the protocol sheet).
pub fn generate_salt() -> Result<String> {
    Ok(BASE64_STANDARD_NO_PAD.encode(generate_bytes::<16>()?))
}

/// Random bytes of the operating system.
pub fn generate_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Randomness)?;
    Ok(bytes)
}

/// What is kept of a token. Tokens have at least 128 random bits, so a plain hash cannot be searched, and finding its row
/// by an index tells nobody more than that the hash differs.
pub fn derive_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
