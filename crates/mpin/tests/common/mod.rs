//! A registered identity and its verifier, from nothing.

use mpin::{ClientSecret, DeviceKey, Identity, MasterSecret, Pin, PublicKey, ServerSecret, Token, Verifier};

pub struct Scene {
    pub verifier: Verifier,
    pub public_key: PublicKey,
    pub identity: Identity,
    pub token: Token,
}

impl Scene {
    pub fn new(mpin_id: &[u8], pin: &Pin) -> Scene {
        let authorities = [MasterSecret::generate(), MasterSecret::generate()];
        let [first, second] = authorities.each_ref().map(MasterSecret::server_share);
        let verifier = Verifier::new(&ServerSecret::combine(&first, &second).unwrap());

        let key = DeviceKey::generate();
        let public_key = key.public_key();
        let identity = Identity::derive(mpin_id, &public_key);
        let [first, second] = authorities.each_ref().map(|authority| authority.issue(identity.digest()));
        let token = ClientSecret::combine(&key, &first, &second).unwrap().less(&identity, pin).unwrap();
        Scene { verifier, public_key, identity, token }
    }
}

pub fn pin(digits: &str) -> Pin {
    Pin::parse(digits).unwrap()
}

pub fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}
