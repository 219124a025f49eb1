// BN254CX for a client, from sections E.1 to E.3 of the protocol sheet: points of G1 and G2, the hash to G1.
// Affine, in BigInt, slow and plain on purpose: it shares nothing with the code that it checks.

export const p = 0x2400000008702a0db0bddf647a6366d3243fd6ee18093ee1be6623ef5c1b55b3n;
export const r = 0x2400000008702a0db0bddf647a6366d2c43fd6ee0cc906cebe11c0a636eb1f6dn;

const mod = (a, m = p) => ((a % m) + m) % m;

export function power(base, exponent, m) {
  let result = 1n;
  for (let b = mod(base, m); exponent > 0n; exponent >>= 1n, b = (b * b) % m) {
    if (exponent & 1n) result = (result * b) % m;
  }
  return result;
}

export const invert = (a, m) => power(a, m - 2n, m);

const Fp = {
  equal: (a, b) => a === b,
  add: (a, b) => mod(a + b),
  sub: (a, b) => mod(a - b),
  mul: (a, b) => mod(a * b),
  scale: (k, a) => mod(k * a),
  invert: (a) => invert(a, p),
};

// a + b·i with i² = −1
const Fp2 = {
  equal: (a, b) => a[0] === b[0] && a[1] === b[1],
  add: (a, b) => [mod(a[0] + b[0]), mod(a[1] + b[1])],
  sub: (a, b) => [mod(a[0] - b[0]), mod(a[1] - b[1])],
  mul: (a, b) => [mod(a[0] * b[0] - a[1] * b[1]), mod(a[0] * b[1] + a[1] * b[0])],
  scale: (k, a) => [mod(k * a[0]), mod(k * a[1])],
  invert: (a) => {
    const norm = invert(mod(a[0] * a[0] + a[1] * a[1]), p);
    return [mod(a[0] * norm), mod(-a[1] * norm)];
  },
};

function addPoints(F, P, Q) {
  if (!P) return Q;
  if (!Q) return P;
  const same = F.equal(P.x, Q.x);
  if (same && !F.equal(P.y, Q.y)) return null;
  const slope = same
    ? F.mul(F.scale(3n, F.mul(P.x, P.x)), F.invert(F.scale(2n, P.y)))
    : F.mul(F.sub(Q.y, P.y), F.invert(F.sub(Q.x, P.x)));
  const x = F.sub(F.sub(F.mul(slope, slope), P.x), Q.x);
  return { x, y: F.sub(F.mul(slope, F.sub(P.x, x)), P.y) };
}

function multiply(F, scalar, P) {
  let result = null;
  for (let k = scalar; k > 0n; k >>= 1n, P = addPoints(F, P, P)) {
    if (k & 1n) result = addPoints(F, result, P);
  }
  return result;
}

export const g1 = {
  add: (P, Q) => addPoints(Fp, P, Q),
  multiply: (k, P) => multiply(Fp, mod(k, r), P),
  negate: (P) => ({ x: P.x, y: mod(-P.y) }),
  encode: (P) => `04${hex32(P.x)}${hex32(P.y)}`,
  decode(text) {
    if (!/^04[0-9a-f]{128}$/.test(text)) throw new Error('not a point of G1');
    const P = { x: BigInt(`0x${text.slice(2, 66)}`), y: BigInt(`0x${text.slice(66)}`) };
    if (P.x >= p || P.y >= p || mod(P.y * P.y - P.x ** 3n - 2n) !== 0n) throw new Error('off the curve');
    return P;
  },
};

const Q2 = {
  x: [
    0x19682d2c7053b256358b2500f5c34bbb907c85bfa03e2726c0851ceee4d2ec74n,
    0x1466b9ec3e19f64aa011c937a8e99743f81b97b0c209c30f47a58e8b2e29cfe1n,
  ],
  y: [
    0x0a79edd972332b8dd81e22157daee2096361b33d847ec1b30cfbfcebcf0be09fn,
    0x06160c39ecc4c09035c6e4512d8d3461c2864ea569d2edebed904b228898ee9dn,
  ],
};

// z⁻¹·Q₂ as it travels
export function publicKey(z) {
  const P = multiply(Fp2, invert(z, r), Q2);
  return [...P.x, ...P.y].map(hex32).join('');
}

// The first x from SHA-256(identity) mod p whose x³ + 2 is a square, with the even root
export async function hashToG1(identity) {
  const digest = await sha256(identity);
  for (let x = mod(BigInt(`0x${hex(digest)}`)); ; x = mod(x + 1n)) {
    const square = mod(x ** 3n + 2n);
    const y = power(square, (p + 1n) / 4n, p);
    if (square !== 0n && mod(y * y) === square) return { x, y: y & 1n ? p - y : y };
  }
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

// Uniform in [1, r): 64 random bytes leave no bias that could be measured
export function randomScalar() {
  return mod(BigInt(`0x${hex(crypto.getRandomValues(new Uint8Array(64)))}`), r - 1n) + 1n;
}

export const hex32 = (n) => n.toString(16).padStart(64, '0');
export const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
export const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
export const modR = (n) => mod(n, r);
