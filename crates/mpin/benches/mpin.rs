//! What each step takes. Every benchmark goes round 64 different inputs: one alone would teach the branch
//! predictor its way.

#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BatchSize, Bencher, Criterion, criterion_group, criterion_main};
use mpin::*;
use std::hint::black_box;

mod uncached;
use uncached::{Caching, Uncached};

criterion_group!(benches, client, authority, verifier);
criterion_main!(benches);

const INPUTS: usize = 64;
const MESSAGE: &[u8; 32] = b"the SHA-256 digest of a document";
const TIMESTAMP: u32 = 1_700_000_000;

/// One registered identity and what it has sent.
struct Input {
    mpin_id: Vec<u8>,
    key: DeviceKey,
    public_key: PublicKey,
    identity: Identity,
    shares: [Share; 2],
    pin: Pin,
    token: Token,
    challenge: Challenge,
    u: G1,
    v: G1,
    signature: Signature,
    prepared: PreparedIdentity,
}

impl Input {
    fn new(number: usize, authorities: &[MasterSecret; 2]) -> Input {
        let mpin_id =
            format!(r#"{{"iat":1700000000,"userID":"user{number}@example.com","v":5}}"#).into_bytes();
        let key = DeviceKey::generate();
        let public_key = key.public_key();
        let identity = Identity::derive(&mpin_id, &public_key);
        let shares = authorities.each_ref().map(|authority| authority.issue(identity.digest()));
        let pin = Pin::parse(&format!("{:06}", 15_485_863 * number % 1_000_000)).unwrap();
        let token =
            ClientSecret::combine(&key, &shares[0], &shares[1]).unwrap().less(&identity, &pin).unwrap();
        let challenge = Challenge::generate();
        let (u, attempt) = token.begin(&identity, &pin).unwrap();
        let v = attempt.respond(&challenge).unwrap();
        let signature = token.sign(&identity, &pin, MESSAGE, TIMESTAMP).unwrap();
        let prepared = PreparedIdentity::new(&mpin_id, &public_key);
        Input { mpin_id, key, public_key, identity, shares, pin, token, challenge, u, v, signature, prepared }
    }
}

struct Scene {
    authorities: [MasterSecret; 2],
    server_secret: ServerSecret,
    inputs: Vec<Input>,
}

impl Scene {
    fn new() -> Scene {
        let authorities = [MasterSecret::generate(), MasterSecret::generate()];
        let [first, second] = authorities.each_ref().map(MasterSecret::server_share);
        let server_secret = ServerSecret::combine(&first, &second).unwrap();
        let inputs = (0..INPUTS).map(|number| Input::new(number, &authorities)).collect();
        Scene { authorities, server_secret, inputs }
    }

    /// Times `step` on one input after the other.
    fn each<R>(&self, bencher: &mut Bencher, step: impl Fn(&Input) -> R) {
        self.each_with(bencher, |_| (), |input, ()| step(input));
    }

    /// As [`Scene::each`], for steps that use something up, which `before` makes outside the time taken.
    fn each_with<T, R>(
        &self,
        bencher: &mut Bencher,
        before: impl Fn(&Input) -> T,
        step: impl Fn(&Input, T) -> R,
    ) {
        let mut inputs = self.inputs.iter().cycle();
        let next = || {
            let input = inputs.next().unwrap();
            (input, before(input))
        };
        bencher.iter_batched(next, |(input, made)| black_box(step(input, made)), BatchSize::SmallInput);
    }
}

fn client(criterion: &mut Criterion) {
    let scene = Scene::new();
    let mut group = criterion.benchmark_group("client");
    let combine = |it: &Input| ClientSecret::combine(&it.key, &it.shares[0], &it.shares[1]).unwrap();
    let begin = |it: &Input| it.token.begin(&it.identity, &it.pin).unwrap();
    group.bench_function("key pair", |bencher| {
        scene.each(bencher, |_| {
            let key = DeviceKey::generate();
            (key.public_key(), key)
        });
    });
    group.bench_function("combine the shares", |bencher| scene.each(bencher, combine));
    group.bench_function("less the PIN", |bencher| {
        scene.each_with(bencher, combine, |it, secret| secret.less(&it.identity, &it.pin).unwrap());
    });
    group.bench_function("pass 1", |bencher| scene.each(bencher, begin));
    group.bench_function("pass 2", |bencher| {
        scene.each_with(bencher, |it| begin(it).1, |it, attempt| attempt.respond(&it.challenge).unwrap());
    });
    group.bench_function("sign", |bencher| {
        scene.each(bencher, |it| it.token.sign(&it.identity, &it.pin, MESSAGE, TIMESTAMP).unwrap());
    });
}

fn authority(criterion: &mut Criterion) {
    let scene = Scene::new();
    let mut group = criterion.benchmark_group("authority");
    group.bench_function("one share", |bencher| {
        scene.each(bencher, |it| scene.authorities[0].issue(it.identity.digest()));
    });
    group.bench_function("share of the server secret", |bencher| {
        scene.each_with(bencher, |_| MasterSecret::generate(), |_, master| master.server_share());
    });
}

fn verifier(criterion: &mut Criterion) {
    let scene = Scene::new();
    let uncached = Uncached::new(&scene.authorities, &scene.inputs);
    let verifier = Verifier::new(&scene.server_secret);
    let mut group = criterion.benchmark_group("verifier");
    group.bench_function("lines of the server secret", |bencher| {
        scene.each(bencher, |_| Verifier::new(&scene.server_secret));
    });
    group.bench_function("read a public key", |bencher| {
        scene.each(bencher, |it| PublicKey::from_bytes(&it.public_key.to_bytes()).unwrap());
    });
    for caching in Caching::ALL {
        let mut numbers = (0..INPUTS).cycle();
        group.bench_function(format!("authentication, {caching}"), |bencher| {
            bencher.iter(|| assert!(uncached.authentication(caching, numbers.next().unwrap())));
        });
    }
    group.bench_function("authentication, as on an identity's first check", |bencher| {
        scene.each(bencher, |it| {
            let prepared = PreparedIdentity::new(&it.mpin_id, &it.public_key);
            assert!(verifier.authentication(&prepared, &it.u, &it.challenge, &it.v));
        });
    });
    for _ in 0..=PreparedIdentity::LINES_PAY_OFF {
        let check = |it: &Input| verifier.authentication(&it.prepared, &it.u, &it.challenge, &it.v);
        assert!(scene.inputs.iter().all(check));
    }
    group.bench_function("authentication, as on later checks", |bencher| {
        scene.each(bencher, |it| {
            assert!(verifier.authentication(&it.prepared, &it.u, &it.challenge, &it.v));
        });
    });
    group.bench_function("signature, as on an identity's first check, key read", |bencher| {
        scene.each(bencher, |it| {
            let public_key = PublicKey::from_bytes(&it.public_key.to_bytes()).unwrap();
            let prepared = PreparedIdentity::new(&it.mpin_id, &public_key);
            assert!(verifier.signature(&prepared, MESSAGE, TIMESTAMP, &it.signature));
        });
    });
    group.bench_function("signature, as on later checks", |bencher| {
        scene.each(bencher, |it| {
            assert!(verifier.signature(&it.prepared, MESSAGE, TIMESTAMP, &it.signature));
        });
    });
}
