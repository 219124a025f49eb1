//! Whatever bytes arrive: nothing panics, and what is accepted has one encoding only.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Scene, flipped, pin};
use mpin::*;
use proptest::{collection::vec, prelude::*};

/// Reads bytes as every type there is; what is accepted must write the very same bytes.
fn read_as_everything(bytes: &[u8]) {
    let canonical = |written: Option<&[u8]>| written.is_none_or(|written| written == bytes);
    assert!(canonical(G1::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])));
    assert!(canonical(PublicKey::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])));
    assert!(canonical(Challenge::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])));
    assert!(canonical(DeviceKey::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])));
    assert!(canonical(
        MasterSecret::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])
    ));
    assert!(canonical(Share::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])));
    assert!(canonical(Token::from_bytes(bytes).ok().map(|it| it.to_bytes()).as_ref().map(|it| &it[..])));
    let server_share = ServerSecretShare::from_bytes(bytes).ok().map(|it| it.to_bytes());
    assert!(canonical(server_share.as_ref().map(|it| &it[..])));
}

proptest! {
    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..300)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn bytes_of_the_right_length(
        scalar: [u8; 32],
        mut g1 in vec(any::<u8>(), 65),
        g2 in vec(any::<u8>(), 128),
    ) {
        read_as_everything(&scalar);
        g1[0] = 4;
        read_as_everything(&g1);
        read_as_everything(&g2);
    }

    #[test]
    fn any_text_as_a_pin(text: String) {
        let of_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        prop_assert_eq!(Pin::parse(&text).is_ok(), of_digits && (4..=6).contains(&text.len()));
    }
}

#[test]
fn good_encodings_shortened_lengthened_and_changed() {
    let scene = Scene::new(b"somebody", &pin("1234"));
    let encodings = [
        scene.public_key.to_bytes().to_vec(),
        scene.token.to_bytes().to_vec(),
        DeviceKey::generate().to_bytes().to_vec(),
    ];
    for encoding in encodings {
        read_as_everything(&encoding);
        (0..8 * encoding.len()).for_each(|bit| read_as_everything(&flipped(&encoding, bit)));
        (0..encoding.len()).for_each(|length| read_as_everything(&encoding[..length]));
        read_as_everything(&[&encoding[..], &[0]].concat());
        read_as_everything(&[&[0], &encoding[..]].concat());
    }
}

#[test]
fn lengths_are_told_apart() {
    let too_long = [0; 129];
    assert_eq!(G1::from_bytes(&[]), Err(PointError::Length { expected: 65, found: 0 }));
    assert_eq!(PublicKey::from_bytes(&too_long), Err(PointError::Length { expected: 128, found: 129 }));
    assert_eq!(Challenge::from_bytes(&too_long), Err(ScalarError::Length { expected: 32, found: 129 }));
    assert_eq!(Challenge::from_bytes(&[0; 32]), Err(ScalarError::Zero));
    assert_eq!(Challenge::from_bytes(&[0xff; 32]), Err(ScalarError::TooLarge));
}

#[test]
fn compressed_points_are_refused() {
    let scene = Scene::new(b"somebody", &pin("1234"));
    for prefix in (0..=255).filter(|prefix| *prefix != 4) {
        let mut bytes = *scene.token.to_bytes();
        bytes[0] = prefix;
        assert_eq!(G1::from_bytes(&bytes), Err(PointError::Prefix { found: prefix }));
        assert!(G1::from_bytes(&bytes[..33]).is_err());
    }
}

#[test]
fn nothing_secret_is_printed() {
    let scene = Scene::new(b"somebody", &pin("1234"));
    let (_, attempt) = scene.token.begin(&scene.identity, &pin("1234")).unwrap();
    let master = MasterSecret::generate();
    let printed = format!(
        "{:?}{:?}{:?}{:?}{:?}{:?}{:?}{attempt:?}",
        pin("1234"),
        scene.token,
        scene.verifier,
        DeviceKey::generate(),
        master,
        master.server_share(),
        master.issue(scene.identity.digest()),
    );
    assert_eq!(printed, "<redacted>".repeat(8));
}

#[test]
fn everything_can_cross_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<(Pin, G1, PublicKey, Challenge, Identity, DeviceKey, Share, ClientSecret, Token, Attempt)>();
    crosses::<(Signature, MasterSecret, ServerSecretShare, ServerSecret, Verifier, PreparedIdentity)>();
}
