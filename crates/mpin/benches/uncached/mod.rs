//! The verifier's equation over the curve library itself, with more and more of it computed beforehand. The
//! crate's own interface always does the best there is, so that the steps in between can only be seen here.

use super::Input;
use miracl_core::bn254cx::{
    big::BIG,
    ecp::{ECP, G2_TABLE},
    ecp2::ECP2,
    fp2::FP2,
    fp4::FP4,
    fp12::FP12,
    pair,
};
use mpin::MasterSecret;
use sha2::{Digest, Sha256};
use std::fmt;

/// What is computed beforehand.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub enum Caching {
    Nothing,
    ServerLines,
    KeyLines,
    Point,
}

impl Caching {
    pub const ALL: [Caching; 4] = [Caching::Nothing, Caching::ServerLines, Caching::KeyLines, Caching::Point];
}

impl fmt::Display for Caching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Caching::Nothing => "nothing cached",
            Caching::ServerLines => "lines of the server secret cached",
            Caching::KeyLines => "and lines of the key",
            Caching::Point => "and H(id)",
        })
    }
}

type Lines = [FP4; G2_TABLE];

pub struct Uncached {
    secret: ECP2,
    secret_lines: Box<Lines>,
    identities: Vec<Identity>,
}

struct Identity {
    hashed: Vec<u8>,
    point: ECP,
    key: ECP2,
    key_lines: Box<Lines>,
    u: ECP,
    y: BIG,
    v: ECP,
}

impl Uncached {
    pub fn new(authorities: &[MasterSecret; 2], inputs: &[Input]) -> Uncached {
        let mut secret = g2(&*authorities[0].server_share().to_bytes());
        secret.add(&g2(&*authorities[1].server_share().to_bytes()));
        secret.affine();
        let identities = inputs.iter().map(Identity::new).collect();
        Uncached { secret_lines: lines(&secret), secret, identities }
    }

    /// Checks the authentication of one of the inputs.
    pub fn authentication(&self, caching: Caching, number: usize) -> bool {
        let it = &self.identities[number];
        let hashed =
            if caching < Caching::Point { Some(ECP::mapit(&Sha256::digest(&it.hashed))) } else { None };
        let mut w = pair::g1mul(hashed.as_ref().unwrap_or(&it.point), &it.y);
        w.add(&it.u);
        if caching == Caching::Nothing {
            return pair::fexp(&pair::ate2(&it.key, &it.v, &self.secret, &w)).isunity();
        }
        let mut products: [FP12; _] = pair::initmp();
        pair::another_pc(&mut products, &*self.secret_lines, &w);
        if caching == Caching::ServerLines {
            pair::another(&mut products, &it.key, &it.v);
        } else {
            pair::another_pc(&mut products, &*it.key_lines, &it.v);
        }
        pair::fexp(&pair::miller(&mut products)).isunity()
    }
}

impl Identity {
    fn new(input: &Input) -> Identity {
        let hashed = [&input.mpin_id[..], &input.public_key.to_bytes()].concat();
        let key = g2(&input.public_key.to_bytes());
        Identity {
            point: ECP::mapit(&Sha256::digest(&hashed)),
            hashed,
            key_lines: lines(&key),
            key,
            u: ECP::frombytes(&input.u.to_bytes()),
            y: BIG::frombytes(&input.challenge.to_bytes()),
            v: ECP::frombytes(&input.v.to_bytes()),
        }
    }
}

fn g2(bytes: &[u8]) -> ECP2 {
    let [xa, xb, ya, yb] = [0, 32, 64, 96].map(|at| BIG::frombytes(&bytes[at..at + 32]));
    ECP2::new_fp2s(&FP2::new_bigs(&xa, &xb), &FP2::new_bigs(&ya, &yb))
}

fn lines(point: &ECP2) -> Box<Lines> {
    let mut lines = Box::new([FP4::new(); G2_TABLE]);
    pair::precomp(&mut *lines, point);
    lines
}
