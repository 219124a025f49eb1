//! Looks for secrets in this process's own memory after they have been dropped: the curve library's copies on
//! the stack as well as ours.

#![allow(clippy::unwrap_used)]

use crate::{
    Challenge, ClientSecret, DeviceKey, Identity, MasterSecret, Pin, PreparedIdentity, ServerSecret, Share,
    Token, Verifier, secret::scrubbed,
};
use miracl_core::bn254cx::{big::BIG, ecp::ECP};
use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    sync::{Mutex, MutexGuard, PoisonError},
};
use zeroize::Zeroize;

#[test]
fn of_a_device_key() {
    nothing_is_left_after(|| {
        let key = DeviceKey::generate();
        let needles = needles(|| (vec![key.number()], vec![], vec![key.to_bytes().to_vec()]));
        DeviceKey::from_bytes(&*key.to_bytes()).unwrap().public_key();
        needles
    });
}

#[test]
fn of_an_authority() {
    nothing_is_left_after(|| {
        let master = MasterSecret::generate();
        let share = master.issue(&[7; 32]);
        let server_share = master.server_share();
        needles(|| {
            let bytes = [&master.to_bytes()[..], &share.to_bytes()[1..33], &server_share.to_bytes()[..32]];
            (vec![master.0.expose()], vec![share.0.expose()], bytes.map(<[u8]>::to_vec).to_vec())
        })
    });
}

#[test]
fn of_a_registration() {
    nothing_is_left_after(|| {
        let (key, identity, shares) = registration();
        let secret = ClientSecret::combine(&key, &shares[0], &shares[1]).unwrap();
        let mut needles = needles(|| {
            let bytes = [&*shares[0].to_bytes(), &*secret.0.to_bytes()].map(|bytes| bytes.to_vec());
            (vec![key.number()], vec![shares[0].0.expose(), secret.0.expose()], bytes.to_vec())
        });
        let token = secret.less(&identity, &pin()).unwrap();
        needles.extend(of_token(&token));
        Token::from_bytes(&*token.to_bytes()).unwrap();
        needles
    });
}

#[test]
fn of_an_authentication() {
    nothing_is_left_after(|| {
        let (token, identity) = token();
        let mut needles = of_token(&token);
        let (_, attempt) = token.begin(&identity, &pin()).unwrap();
        needles.extend(self::needles(|| (vec![attempt.x.expose()], vec![attempt.secret.expose()], vec![])));
        attempt.respond(&Challenge::generate()).unwrap();
        needles
    });
}

#[test]
fn of_a_signature() {
    nothing_is_left_after(|| {
        let (token, identity) = token();
        let mut needles = of_token(&token);
        let (_, attempt) = token.begin(&identity, &pin()).unwrap();
        needles.extend(self::needles(|| (vec![], vec![attempt.secret.expose()], vec![])));
        token.sign(&identity, &pin(), b"message", 1).unwrap();
        needles
    });
}

#[test]
fn of_a_change_of_pin() {
    nothing_is_left_after(|| {
        let (token, identity) = token();
        let mut needles = of_token(&token);
        let secret = token.plus(&identity, &pin()).unwrap();
        needles.extend(self::needles(|| (vec![], vec![secret.expose()], vec![])));
        let changed = token.change_pin(&identity, &pin(), &Pin::parse("314159").unwrap()).unwrap();
        needles.extend(of_token(&changed));
        needles
    });
}

#[test]
fn of_a_verifier() {
    nothing_is_left_after(|| {
        let shares = [1, 2].map(|_| MasterSecret::generate().server_share());
        let secret = ServerSecret::combine(&shares[0], &shares[1]).unwrap();
        let verifier = Verifier::new(&secret);
        let needles = scrubbed(|| {
            let (point, [line, .., last]) = (secret.0.expose(), verifier.0.expose());
            let mut parts =
                [point.getpx(), point.getpy(), line.geta(), line.getb(), last.geta(), last.getb()];
            parts
                .iter_mut()
                .flat_map(|part| [part.getA(), part.getB()])
                .map(|it| Needle::of_limbs(&it.x))
                .collect()
        });
        let (token, identity) = token();
        let registered = PreparedIdentity::new(b"somebody", &DeviceKey::generate().public_key());
        let signature = token.sign(&identity, &pin(), b"message", 1).unwrap();
        assert!(!verifier.signature(&registered, b"message", 1, &signature));
        needles
    });
}

/// That the search would find something.
#[test]
fn of_a_secret_in_use_there_is() {
    let _alone = alone();
    let key = DeviceKey::generate();
    let needles = needles(|| (vec![key.number()], vec![], vec![]));
    assert_eq!(search(&needles), 1);
    drop(key);
    assert_eq!(search(&needles), 0);
}

/// One test at a time: a search copies all memory, and with it the secrets another test is still using.
fn alone() -> MutexGuard<'static, ()> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does some work whose secrets are all dropped, and searches from the same thread: a stack may go with its
/// thread.
fn nothing_is_left_after(work: fn() -> Vec<Needle>) {
    let _alone = alone();
    let found = std::thread::spawn(move || {
        let needles = work();
        assert!(!needles.is_empty());
        search(&needles)
    });
    assert_eq!(found.join().unwrap(), 0);
}

#[inline(never)]
fn registration() -> (DeviceKey, Identity, [Share; 2]) {
    let key = DeviceKey::generate();
    let identity = Identity::derive(b"somebody", &key.public_key());
    let shares = [1, 2].map(|_| MasterSecret::generate().issue(identity.digest()));
    (key, identity, shares)
}

#[inline(never)]
fn token() -> (Token, Identity) {
    let (key, identity, shares) = registration();
    let secret = ClientSecret::combine(&key, &shares[0], &shares[1]).unwrap();
    (secret.less(&identity, &pin()).unwrap(), identity)
}

fn of_token(token: &Token) -> Vec<Needle> {
    needles(|| (vec![], vec![token.0.expose()], vec![token.to_bytes().to_vec()]))
}

fn pin() -> Pin {
    Pin::parse("271828").unwrap()
}

/// A secret's bytes under a mask, so that the search does not find what it searches with.
#[derive(Clone)]
struct Needle(Vec<u8>);

const MASK: u8 = 0xa5;

/// Scalars, points and encodings to search for.
fn needles<'a>(secrets: impl FnOnce() -> (Vec<&'a BIG>, Vec<&'a ECP>, Vec<Vec<u8>>)) -> Vec<Needle> {
    scrubbed(|| {
        let (scalars, points, encodings) = secrets();
        let mut needles: Vec<_> = scalars.into_iter().map(Needle::of_limbs).collect();
        for point in points {
            needles.extend([point.getpx(), point.getpy()].map(|coordinate| Needle::of_limbs(&coordinate.x)));
        }
        for mut encoding in encodings {
            needles.push(Needle(encoding.iter().map(|byte| byte ^ MASK).collect()));
            encoding.zeroize();
        }
        needles
    })
}

impl Needle {
    /// The number as the library keeps it in memory, less its ends, which is enough to know it by.
    fn of_limbs(number: &BIG) -> Needle {
        let limbs = number.w[1..4].iter();
        Needle(limbs.flat_map(|limb| limb.to_ne_bytes()).map(|byte| byte ^ MASK).collect())
    }

    fn is_in(&self, memory: &[u8]) -> bool {
        let equal = |window: &[u8]| window.iter().zip(&self.0).all(|(byte, masked)| byte ^ MASK == *masked);
        memory.windows(self.0.len()).any(equal)
    }
}

/// How many are found in the writable memory of this process.
fn search(needles: &[Needle]) -> usize {
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut found = 0;
    for mapping in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let mut words = mapping.split_whitespace();
        let (range, rights) = (words.next().unwrap(), words.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|address| u64::from_str_radix(address, 16).unwrap());
        let mut bytes = vec![0; (end - start) as usize];
        memory.seek(SeekFrom::Start(start)).unwrap();
        // A mapping may have gone since it was listed.
        if memory.read_exact(&mut bytes).is_ok() {
            found += needles.iter().filter(|needle| needle.is_in(&bytes)).count();
        }
        // The next search must not find what this one has copied.
        bytes.zeroize();
    }
    found
}
