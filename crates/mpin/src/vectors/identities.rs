//! Authorities, and identities from the key pair to the token.

use super::{Authorities, Registered, Vectors, pin};
use crate::{
    ClientSecret, DeviceKey, G1, ServerSecretShare, Share, Token, client::SecretPoint, point::finite,
    secret::Secret,
};

#[test]
fn authorities() {
    let expected: Authorities = Vectors::read().section("dta");
    let [first, second] = expected.masters();
    assert_eq!(*first.to_bytes(), *expected.s1);
    assert_eq!(*second.to_bytes(), *expected.s2);
    assert_eq!(*first.server_share().to_bytes(), *expected.server_secret1);
    assert_eq!(*second.server_share().to_bytes(), *expected.server_secret2);
    assert_eq!(*ServerSecretShare(expected.secret().0).to_bytes(), *expected.server_secret);
}

#[test]
fn identities() {
    let vectors = Vectors::read();
    let authorities: Authorities = vectors.section("dta");
    for expected in Registered::read(&vectors).values() {
        let key = DeviceKey::from_bytes(&expected.private_key).unwrap();
        assert_eq!(*key.to_bytes(), *expected.private_key);
        assert_eq!(key.public_key().to_bytes(), *expected.public_key);

        let identity = expected.identity();
        assert_eq!(identity.digest(), &*expected.hash_id);
        assert_eq!(G1::new(identity.point().clone()).unwrap().to_bytes(), *expected.hash_point);

        let [first, second] = authorities.masters().map(|master| master.issue(identity.digest()));
        assert_eq!(*first.to_bytes(), *expected.share1);
        assert_eq!(*second.to_bytes(), *expected.share2);
        assert_eq!(*sum(&first, &second).to_bytes(), *expected.combined);

        let secret = ClientSecret::combine(&key, &first, &second).unwrap();
        assert_eq!(*secret.0.to_bytes(), *expected.client_secret);
        assert_eq!(*secret.less(&identity, &pin(&expected.pin)).unwrap().to_bytes(), *expected.token);
    }
}

/// The vendor's client knows no change of PIN; its tokens of one secret and two PINs are what it must lead from and to.
#[test]
fn changes_of_pin() {
    for expected in Registered::read(&Vectors::read()).values() {
        let identity = expected.identity();
        let secret = || ClientSecret(SecretPoint::from_bytes(&expected.client_secret).unwrap());
        let old = pin(&expected.pin);
        for new in ["0001", "7391", "271828", "999999"].map(pin) {
            let token = Token::from_bytes(&expected.token).unwrap();
            let changed = token.change_pin(&identity, &old, &new).unwrap();
            assert_eq!(*changed.to_bytes(), *secret().less(&identity, &new).unwrap().to_bytes());
            let back = changed.change_pin(&identity, &new, &old).unwrap();
            assert_eq!(*back.to_bytes(), *expected.token);
        }
    }
}

fn sum(first: &Share, second: &Share) -> SecretPoint {
    Secret::try_compute(|| {
        let mut sum = first.0.expose().clone();
        sum.add(second.0.expose());
        finite(sum)
    })
    .unwrap()
}
