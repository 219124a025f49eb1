// What a device computes (section E of the protocol sheet), from the formulas. Runs in Node and in a browser.

import { g1, hashToG1, hex, modR, publicKey, randomScalar, sha256, unhex } from './curve.mjs';

// The key of a device that is about to register
export function newKey() {
  const z = randomScalar();
  return { z, publicKey: publicKey(z) };
}

// The token: both shares together, times the device's key, less the PIN (E.4, E.5)
export async function deriveToken({ mpinId, key, shares, pin }) {
  const A = await hashToG1(unhex(mpinId + key.publicKey));
  const sum = shares.map((share) => g1.decode(share)).reduce((a, b) => g1.add(a, b), null);
  const secret = g1.multiply(key.z, sum);
  return g1.encode(g1.add(secret, g1.negate(g1.multiply(BigInt(pin), A))));
}

// Both halves of an authentication (E.6): U first, then V once y is there
export async function begin({ mpinId, publicKey, token }, pin) {
  const { A, secret } = await whole({ mpinId, publicKey, token }, pin);
  const x = randomScalar();
  const respond = (y) => g1.encode(g1.negate(g1.multiply(modR(x + BigInt(`0x${y}`)), secret)));
  return { U: g1.encode(g1.multiply(x, A)), respond };
}

// A signature over the bytes of a hexadecimal hash at a time in seconds (E.7)
export async function sign(user, pin, hash, timestamp) {
  const { A, secret } = await whole(user, pin);
  const x = randomScalar();
  const u = g1.encode(g1.multiply(x, A));
  const time = timestamp.toString(16).padStart(8, '0');
  const y = BigInt(`0x${hex(await sha256(unhex(time + u + hash)))}`);
  const v = g1.encode(g1.negate(g1.multiply(modR(x + y), secret)));
  return { mpinId: user.mpinId, u, v, publicKey: user.publicKey, dtas: user.dtas, hash };
}

// The identity's point, and the client secret: the token with the PIN
async function whole({ mpinId, publicKey, token }, pin) {
  const A = await hashToG1(unhex(mpinId + publicKey));
  return { A, secret: g1.add(g1.decode(token), g1.multiply(BigInt(pin), A)) };
}
