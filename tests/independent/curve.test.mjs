// The values of section E.10 of the protocol sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { g1, hashToG1, hex, modR, publicKey, sha256, unhex } from './curve.mjs';

const MPIN_ID = '7b22696174223a313730303030303030302c22757365724944223a22616c696365406578616d706c652e636f6d227d';
const PUBLIC_KEY =
  '08e1df97e2dd8250a3e6dde5f9e3e4ffd4dcb227014a721d13a47a69cc916a3b13ba2375413fcf07b803c8038a09ae53' +
  'ebf1002a4f0423bbed83bb1096761f241b4e2a8dfc1f2e79e4b9fe8dc28d676c143df8255e5fd8ae7a4f36fd9b53abc5' +
  '09ca2345a517119ba80b2478d2dc35eabe0899eb69d2c0a1b378cd1eb80e2623';
const HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const repeated = (byte) => BigInt(`0x${byte.repeat(32)}`);

test('key pair, hash, client secret and token', async () => {
  assert.equal(publicKey(repeated('03')), PUBLIC_KEY);
  const { A, secret } = await identity();
  assert.equal(
    g1.encode(A),
    '041d1c442893f6bee36e9df48e5a727c63a5871dc37dd53b7c470fe25132e06e071bf65a8dc27c8d784eaa38826e7bff46dbe6f857fa97b9c6502c561ca467612e',
  );
  assert.equal(
    g1.encode(g1.add(secret, g1.negate(g1.multiply(1234n, A)))),
    '041b83a4029ac491a3d40452840ffd21a96bb2f44994db0005d0f90680b40c634d1ae1c9ec9d3864698f084a5bcfe48915fbd3c039e7d2eeafb14dcd2c24520245',
  );
});

test('a signature', async () => {
  const { A, secret } = await identity();
  const u = g1.encode(g1.multiply(repeated('06'), A));
  const y = BigInt(`0x${hex(await sha256(unhex((1700000000).toString(16).padStart(8, '0') + u + HASH)))}`);
  assert.equal(
    g1.encode(g1.negate(g1.multiply(modR(repeated('06') + y), secret))),
    '040139306bdc3ae3e13e7abbe4639dfbf88de2aab8285521e22e9e155be16309520e6307956acef56318f6d9ab2cc270a370646dc05903bf69d059aeb280ad9148',
  );
});

async function identity() {
  const A = await hashToG1(unhex(MPIN_ID + PUBLIC_KEY));
  const shares = g1.add(g1.multiply(repeated('01'), A), g1.multiply(repeated('02'), A));
  return { A, secret: g1.multiply(repeated('03'), shares) };
}
