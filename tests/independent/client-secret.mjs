// The client secret of a device, from what it keeps and the PIN: T + pin·A (section E.4 of the protocol sheet).
// Reads {"mpinId", "deviceKey", "token", "pin"} from standard input, hexadecimal but for the PIN; prints hexadecimal.

import { text } from 'node:stream/consumers';

import { g1, hashToG1, publicKey, unhex } from './curve.mjs';

const { mpinId, deviceKey, token, pin } = JSON.parse(await text(process.stdin));
const A = await hashToG1(unhex(mpinId + publicKey(BigInt(`0x${deviceKey}`))));
console.log(g1.encode(g1.add(g1.decode(token), g1.multiply(BigInt(pin), A))));
