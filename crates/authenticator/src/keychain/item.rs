//! What an item in the keychain says: a version, a kind, fields, a checksum; as base64 text, because KDE Wallet keeps
//! only text.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use mpin::DeviceKey;
use sha2::{Digest, Sha256};
use url::Url;
use wire::{ActivationToken, Dtas, MpinId, ProjectId};
use zeroize::Zeroizing;

use super::{PushToken, Secret};

/// What an item says.
#[derive(Debug)]
pub(crate) enum Sealed {
    /// An enrolment that waits for its PIN.
    Pending(Box<Pending>),
    /// An identity's token.
    Token(Kept),
}

/// The secrets of an identity.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The client secret less the PIN.
    pub token: mpin::Token,
    /// Proves that pushed requests are for this device, where the service pushes any.
    pub push: Option<PushToken>,
}

/// The secrets of an enrolment that waits for its PIN.
#[derive(Debug)]
pub(crate) struct Pending {
    /// The device's key.
    pub key: DeviceKey,
    /// Lets `/registration` be asked again after a crash. Left out where it makes the item too large.
    pub activation: Option<ActivationToken>,
    /// What the device proves with that pushed requests are for it, where the service pushes any.
    pub push: Option<PushToken>,
    /// What `/registration` answered, once it did.
    pub answer: Option<Answer>,
}

/// What `/registration` answered. The share URLs are secrets: they are themselves the authorisation.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub project_id: ProjectId,
    pub pin_length: u8,
    pub mpin_id: MpinId,
    pub dtas: Dtas,
    pub secret_urls: [ShareUrl; 2],
}

/// A URL that gives a client secret share to whoever has it.
#[derive(Clone)]
pub(crate) struct ShareUrl(pub Url);

/// An item that is too large for a keychain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// An item that this program did not write, or not like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Corrupt;

const VERSION: u8 = 1;
const PENDING: u8 = 1;
const TOKEN: u8 = 2;
/// Bytes of SHA-256 at an item's end, against damage; whoever can write the keychain needs no forgery.
const CHECKSUM: usize = 8;
/// Most bytes that the Windows Credential Manager keeps.
const LARGEST: usize = 2560;

impl Sealed {
    /// Reads an item.
    pub(crate) fn read(item: &Secret) -> Result<Sealed, Corrupt> {
        let bytes = Zeroizing::new(STANDARD_NO_PAD.decode(item.as_slice()).map_err(|_| Corrupt)?);
        let (content, checksum) =
            bytes.split_at_checked(bytes.len().saturating_sub(CHECKSUM)).ok_or(Corrupt)?;
        if Sha256::digest(content)[..CHECKSUM] != *checksum {
            return Err(Corrupt);
        }
        match content {
            [VERSION, TOKEN, rest @ ..] => {
                let ([token], push) = fields(rest)?;
                let token = mpin::Token::from_bytes(token).map_err(|_| Corrupt)?;
                Ok(Sealed::Token(Kept { token, push }))
            }
            [VERSION, PENDING, rest @ ..] => Pending::read(rest).map(Box::new).map(Sealed::Pending),
            _ => Err(Corrupt),
        }
    }
}

impl Kept {
    /// Writes an item.
    pub(crate) fn write(&self) -> Result<Secret, TooLarge> {
        seal(TOKEN, &[self.token.to_bytes().as_slice()], self.push.as_ref())
    }
}

impl Pending {
    /// Writes an item, without the activation token rather than too large.
    pub(crate) fn write(&self) -> Result<Secret, TooLarge> {
        self.write_with(true).or_else(|_| self.write_with(false))
    }

    fn write_with(&self, with_activation: bool) -> Result<Secret, TooLarge> {
        let key = self.key.to_bytes();
        let activation = Zeroizing::new(
            self.activation.clone().filter(|_| with_activation).map_or_else(String::new, String::from),
        );
        let Some(answer) = &self.answer else {
            let fields = [key.as_slice(), activation.as_bytes(), b"", b"", b"", b"", b"", b""];
            return seal(PENDING, &fields, self.push.as_ref());
        };
        let [first, second] = &answer.secret_urls;
        let fields = [
            key.as_slice(),
            activation.as_bytes(),
            first.0.as_str().as_bytes(),
            second.0.as_str().as_bytes(),
            answer.project_id.to_string().as_bytes(),
            &[answer.pin_length],
            answer.mpin_id.as_bytes(),
            answer.dtas.as_str().as_bytes(),
        ]
        .map(|field| Zeroizing::new(field.to_vec()));
        seal(PENDING, &fields.each_ref().map(|field| field.as_slice()), self.push.as_ref())
    }

    fn read(content: &[u8]) -> Result<Pending, Corrupt> {
        let ([key, activation, first, second, project, pin_length, mpin_id, dtas], push) = fields(content)?;
        let url = |bytes| Url::parse(text(bytes)?).map(ShareUrl).map_err(|_| Corrupt);
        Ok(Pending {
            key: DeviceKey::from_bytes(key).map_err(|_| Corrupt)?,
            activation: match text(activation)? {
                "" => None,
                token => Some(ActivationToken::parse(token).map_err(|_| Corrupt)?),
            },
            push,
            answer: if mpin_id.is_empty() {
                None
            } else {
                Some(Answer {
                    project_id: ProjectId::parse(text(project)?).map_err(|_| Corrupt)?,
                    pin_length: *pin_length.first().ok_or(Corrupt)?,
                    mpin_id: MpinId::new(mpin_id.to_vec()).map_err(|_| Corrupt)?,
                    dtas: Dtas::parse(text(dtas)?).map_err(|_| Corrupt)?,
                    secret_urls: [url(first)?, url(second)?],
                })
            },
        })
    }
}

impl std::fmt::Debug for ShareUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ShareUrl(<redacted>)")
    }
}

/// Version, kind, each field after its length, the push token as a last field where there is one, checksum; as text.
fn seal(kind: u8, fields: &[&[u8]], push: Option<&PushToken>) -> Result<Secret, TooLarge> {
    // Never grows, so that no unwiped copy is left behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * LARGEST));
    bytes.extend([VERSION, kind]);
    let push = push.map(|push| push.expose().as_bytes());
    for field in fields.iter().copied().chain(push) {
        let length = u16::try_from(field.len()).map_err(|_| TooLarge)?;
        if bytes.len() + field.len() > LARGEST {
            return Err(TooLarge);
        }
        bytes.extend(length.to_be_bytes());
        bytes.extend_from_slice(field);
    }
    let checksum = Sha256::digest(bytes.as_slice());
    bytes.extend_from_slice(&checksum[..CHECKSUM]);
    let item = Zeroizing::new(STANDARD_NO_PAD.encode(bytes.as_slice()).into_bytes());
    if item.len() > LARGEST { Err(TooLarge) } else { Ok(item) }
}

/// `N` fields, a push token where there is one, and nothing after them. Items were once written without any.
fn fields<const N: usize>(mut content: &[u8]) -> Result<([&[u8]; N], Option<PushToken>), Corrupt> {
    let mut fields = [content; N];
    for one in &mut fields {
        (*one, content) = field(content)?;
    }
    if content.is_empty() {
        return Ok((fields, None));
    }
    match field(content)? {
        (push, []) => Ok((fields, Some(PushToken::parse(text(push)?).ok_or(Corrupt)?))),
        _ => Err(Corrupt),
    }
}

/// The first field, and what follows it.
fn field(content: &[u8]) -> Result<(&[u8], &[u8]), Corrupt> {
    let (length, rest) = content.split_first_chunk().ok_or(Corrupt)?;
    rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(Corrupt)
}

fn text(bytes: &[u8]) -> Result<&str, Corrupt> {
    std::str::from_utf8(bytes).map_err(|_| Corrupt)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pending(activation: &str, answered: bool) -> Pending {
        let url =
            |path: &str| ShareUrl(Url::parse(&format!("https://trust.example.com/{path}")).expect("a URL"));
        Pending {
            key: DeviceKey::generate(),
            activation: Some(ActivationToken::parse(activation).expect("a token")),
            push: Some(PushToken::generate()),
            answer: answered.then(|| Answer {
                project_id: ProjectId::parse("1f3c0e5a-7c55-4b53-9d2a-30c6f5f3c8a1").expect("a project"),
                pin_length: 5,
                mpin_id: MpinId::new(vec![0xa5; 250]).expect("an identity"),
                dtas: Dtas::parse("WyJhIiwiYiJd").expect("authorities"),
                secret_urls: [url("one?signature=1"), url("two?signature=2")],
            }),
        }
    }

    fn read_back(pending: Pending) -> Pending {
        let item = pending.write().expect("an item");
        assert!(item.iter().all(u8::is_ascii) && item.len() <= LARGEST);
        let Ok(Sealed::Pending(pending)) = Sealed::read(&item) else { panic!("not a pending enrolment") };
        *pending
    }

    #[test]
    fn a_pending_enrolment_survives() {
        for answered in [false, true] {
            let original = pending("token", answered);
            let key = original.key.to_bytes();
            let push = original.push.clone();
            let read = read_back(original);
            assert_eq!(*read.key.to_bytes(), *key);
            assert!(read.activation.is_some());
            assert!(push.is_some() && read.push == push);
            assert_eq!(read.answer.as_ref().map(|answer| answer.pin_length), answered.then_some(5));
            if let Some(answer) = read.answer {
                assert_eq!(answer.secret_urls[1].0.as_str(), "https://trust.example.com/two?signature=2");
            }
        }
    }

    #[test]
    fn an_item_from_before_there_were_push_tokens_is_read() {
        let read = read_back(Pending { push: None, ..pending("token", true) });
        assert!(read.push.is_none() && read.answer.is_some());
    }

    #[test]
    fn too_long_a_token_is_left_out() {
        let read = read_back(pending(&"t".repeat(4000), true));
        assert!(read.activation.is_none() && read.answer.is_some());
    }

    proptest! {
        #[test]
        fn damage_is_noticed(at in 0_usize..100, bit in 0_u8..8) {
            let mut item = pending("token", true).write().expect("an item");
            item[at] ^= 1 << bit;
            prop_assert!(Sealed::read(&item).is_err());
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>) {
            let _ = Sealed::read(&Zeroizing::new(bytes));
        }
    }
}
