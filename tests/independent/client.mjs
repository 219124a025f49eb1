// A client written from the protocol sheet alone, with the habits of the vendor's browser client: exactly 200 is
// success, `UT` and `wam` are sent, and the session's id goes with every pass 2 once there is a session.
// Runs in Node and in a browser.

import { g1, hashToG1, hex, modR, publicKey, randomScalar, sha256, unhex } from './curve.mjs';

export class Refused extends Error {
  constructor(status, body) {
    super(`${status} ${body?.error ?? body}`);
    this.status = status;
    this.code = body?.error;
    this.context = body?.context;
  }
}

export class Client {
  #session;
  #users = new Map();

  constructor({ projectUrl, projectId, cors = false }) {
    this.projectUrl = projectUrl.replace(/\/$/, '');
    this.projectId = projectId;
    this.cors = cors;
  }

  async openSession({ userId, description, hash } = {}) {
    const body = { projectId: this.projectId, userId, description, hash };
    this.#session = await this.#post('/rps/v2/session', body);
    return this.#session;
  }

  status() {
    return this.#post('/rps/v2/access', { webOTT: this.#session.webOTT });
  }

  codeStatus(body) {
    return this.#post('/rps/v2/codeStatus', body);
  }

  // The query of a verification URL, read as the vendor's client does: after the last `?`, `+` as a space
  async activationToken(verificationUrl) {
    const query = new URLSearchParams(verificationUrl.split('?').at(-1));
    const body = { userId: query.get('user_id'), code: query.get('code') };
    return (await this.#post('/verification/confirmation', body)).actToken;
  }

  async register(userId, activationToken, pin, deviceName = 'Browser') {
    const z = randomScalar();
    const key = publicKey(z);
    const answer = await this.#post('/registration', { userId, deviceName, activationToken, publicKey: key });
    if (answer.projectId !== this.projectId) throw new Error('Project mismatch');
    let sum = null;
    for (const url of answer.secretUrls) {
      const { dvsClientSecret } = await this.#call(url, { method: 'GET' });
      sum = g1.add(sum, g1.decode(dvsClientSecret));
    }
    const A = await hashToG1(unhex(answer.mpinId + key));
    const token = g1.add(g1.multiply(z, sum), g1.negate(g1.multiply(BigInt(pin), A)));
    this.#users.set(userId, { mpinId: answer.mpinId, dtas: answer.dtas, publicKey: key, A, token });
    return answer;
  }

  user(userId) {
    return this.#users.get(userId);
  }

  async authenticate(userId, pin, scope = 'jwt') {
    const user = this.#users.get(userId);
    const secret = g1.add(user.token, g1.multiply(BigInt(pin), user.A));
    const x = randomScalar();
    const { y } = await this.#post('/rps/v2/pass1', {
      scope: [scope],
      mpin_id: user.mpinId,
      dtas: user.dtas,
      UT: '',
      U: g1.encode(g1.multiply(x, user.A)),
      publicKey: user.publicKey,
    });
    const V = g1.encode(g1.negate(g1.multiply(modR(x + BigInt(`0x${y}`)), secret)));
    const WID = this.#session?.accessId;
    const { authOTT } = await this.#post('/rps/v2/pass2', { mpin_id: user.mpinId, V, WID });
    return this.#post('/rps/v2/authenticate', { authOTT, wam: 'dvs' });
  }

  // A signature over the bytes of a hexadecimal hash, after the PIN was proved
  async sign(userId, pin, hash, timestamp) {
    await this.authenticate(userId, pin, 'dvs-auth');
    const user = this.#users.get(userId);
    const secret = g1.add(user.token, g1.multiply(BigInt(pin), user.A));
    const x = randomScalar();
    const u = g1.encode(g1.multiply(x, user.A));
    const time = timestamp.toString(16).padStart(8, '0');
    const y = BigInt(`0x${hex(await sha256(unhex(time + u + hash)))}`);
    const v = g1.encode(g1.negate(g1.multiply(modR(x + y), secret)));
    return { mpinId: user.mpinId, u, v, publicKey: user.publicKey, dtas: user.dtas, hash };
  }

  #post(path, body) {
    const headers = { 'Content-Type': 'application/json' };
    return this.#call(this.projectUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #call(url, { method, headers = {}, body }) {
    const query = this.cors ? `${url.includes('?') ? '&' : '?'}project_id=${this.projectId}` : '';
    const answer = await fetch(url + query, {
      method,
      body,
      headers: { ...headers, 'X-MIRACL-CID': this.projectId, 'X-MIRACL-CLIENT': 'MIRACL Client.js/8.8.0' },
      signal: AbortSignal.timeout(4000),
    });
    const text = await answer.text();
    let parsed;
    try {
      parsed = JSON.parse(text);
    } catch {
      parsed = text || answer.statusText;
    }
    if (answer.status !== 200) throw new Refused(answer.status, parsed);
    return parsed;
  }
}
