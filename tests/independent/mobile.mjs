// Clients with the habits of the vendor's mobile ones, written from the protocol sheet alone: any 2xx is success, members
// that they declare are mandatory, and each generation registers in its own way.

import { hex } from './curve.mjs';
import { Caller } from './http.mjs';
import { begin, deriveToken, newKey, sign } from './proof.mjs';

const succeeds = (status) => status >= 200 && status <= 299;

export const ANDROID = { client: 'MIRACL Android SDK/1.16.0', contentType: 'application/json; charset=utf-8' };
// Its bodies say nothing of what they are
export const IOS = { client: 'MIRACL iOS SDK/1.0.0', contentType: null };

// The details of a session that one client or the other decodes, and of which type
const DETAILS = {
  prerollId: 'string',
  projectId: 'string',
  projectName: 'string',
  projectLogoURL: 'string',
  pinLength: 'number',
  verificationMethod: 'string',
  verificationURL: 'string',
  verificationCustomText: 'string',
  identityType: 'string',
  identityTypeLabel: 'string',
  enableRegistrationCode: 'boolean',
  limitRegCodeVerified: 'boolean',
  description: 'string',
  hash: 'string',
};

// A mandatory member that is missing or of another type fails the whole answer
export function decode(answer, members) {
  for (const [name, type] of Object.entries(members)) {
    if (typeof answer[name] !== type) throw new Error(`${name} is ${JSON.stringify(answer[name])}, not a ${type}`);
  }
  return answer;
}

export class Device {
  #http;
  deviceTag = hex(crypto.getRandomValues(new Uint8Array(16)));

  constructor({ projectUrl, projectId }, generation = ANDROID) {
    Object.assign(this, { projectUrl, projectId });
    this.#http = new Caller({ ...generation, succeeds });
  }

  async sendVerificationEmail(userId, { mpinId, accessId, deviceTag } = {}) {
    const body = { userId, projectId: this.projectId, deviceName: 'Phone', mpinId, accessId, deviceTag };
    return decode(await this.post('/verification/email', body), { backoff: 'number', method: 'string' });
  }

  async confirm(userId, code) {
    const body = { userId, code, deviceTag: this.deviceTag };
    return decode(await this.post('/verification/confirmation', body), { actToken: 'string', projectId: 'string' });
  }

  // Android from 1.4 on
  async register(userId, activationToken, pin, { pushToken } = {}) {
    const { deviceTag } = this;
    const key = newKey();
    const body = { userId, deviceName: 'Phone', activationToken, publicKey: key.publicKey, deviceTag, pushToken };
    const answer = await this.post('/registration', body);
    decode(answer, { mpinId: 'string', projectId: 'string', dtas: 'string', curve: 'string', secretUrls: 'object' });
    if (answer.curve !== 'BN254CX') throw new Error(`curve ${answer.curve}`);
    const shares = await Promise.all(answer.secretUrls.map((url) => this.#http.call(url)));
    await this.#keep(userId, answer, key, pin, shares.map(({ dvsClientSecret }) => dvsClientSecret));
  }

  // The newest: the authorities are asked with tokens of their own, and the client puts their ids together
  async registerWithDesignated(userId, activationToken, pin) {
    const { deviceTag } = this;
    const key = newKey();
    const body = { userId, deviceName: 'Phone', activationToken, publicKey: key.publicKey, deviceTag, ver: 2 };
    const answer = decode(await this.post('/registration', body), { mpinId: 'string', designatedTAs: 'object' });
    const asked = answer.designatedTAs.slice(0, 2).map(({ url, token }) => {
      const headers = { Authorization: `Bearer ${token}` };
      return this.#http.call(url, { method: 'POST', headers, body: { mpinId: answer.mpinId, pubKey: key.publicKey } });
    });
    const [first, second] = await Promise.all(asked);
    const dtas = btoa(JSON.stringify([first.node, second.node]));
    await this.#keep(userId, { ...answer, dtas }, key, pin, [first.share, second.share]);
    return answer;
  }

  // iOS 1.0, and the browser client up to 8.6 (section A.8)
  async registerInSteps(userId, activateCode, pin) {
    const key = newKey();
    const answer = await this.put('/rps/v2/user', { userId, deviceName: 'Phone', activateCode });
    decode(answer, { mpinId: 'string', regOTT: 'string', projectId: 'string' });
    const query = new URLSearchParams({ regOTT: answer.regOTT, publicKey: key.publicKey });
    const first = await this.#http.call(`${this.projectUrl}/rps/v2/signature/${answer.mpinId}?${query}`);
    await this.#completeInSteps(userId, { ...answer, ...first }, key, pin);
  }

  // The same client's renewal
  async renewInSteps(userId, dvsRegisterToken, pin) {
    const key = newKey();
    const body = { publicKey: key.publicKey, dvsRegisterToken, deviceName: 'Phone' };
    await this.#completeInSteps(userId, await this.post('/rps/v2/dvsregister', body), key, pin);
  }

  async #completeInSteps(userId, answer, key, pin) {
    const members = { mpinId: 'string', dvsClientSecretShare: 'string', cs2url: 'string', curve: 'string', dtas: 'string' };
    decode(answer, members);
    const { dvsClientSecret } = await this.#http.call(answer.cs2url);
    await this.#keep(userId, answer, key, pin, [answer.dvsClientSecretShare, dvsClientSecret]);
  }

  async #keep(userId, { mpinId, dtas }, key, pin, shares) {
    const token = await deriveToken({ mpinId, key, shares, pin });
    this.user = { userId, mpinId, dtas, publicKey: key.publicKey, token };
  }

  // A session from a QR code or a link: its id is the fragment
  async details(link) {
    const answer = await this.post('/rps/v2/codeStatus', { wid: new URL(link).hash.slice(1), status: 'wid' });
    return decode(answer, DETAILS);
  }

  abort(accessId) {
    return this.post('/rps/v2/codeStatus', { wid: accessId, status: 'abort' });
  }

  async authenticate(pin, scope = 'jwt', accessId) {
    const { mpinId: mpin_id, dtas, publicKey, userId } = this.user;
    if (accessId) {
      await this.post('/rps/v2/codeStatus', { wid: accessId, status: 'user', userId }).catch(() => undefined);
    }
    const { U, respond } = await begin(this.user, pin);
    const { y } = await this.post('/rps/v2/pass1', { scope: [scope], mpin_id, dtas, U, publicKey });
    const { authOTT } = await this.post('/rps/v2/pass2', { mpin_id, V: respond(y), WID: accessId });
    const answer = await this.post('/rps/v2/authenticate', { authOTT, wam: 'dvs' });
    return decode(answer, { status: 'number', message: 'string' });
  }

  async sign(pin, hash, timestamp) {
    await this.authenticate(pin, 'dvs-auth');
    return sign(this.user, pin, hash, timestamp);
  }

  // Android from 1.5 on: the signature with its time, as base64
  async signSession(pin, accessId, hash, timestamp) {
    const signature = { ...(await this.sign(pin, hash, timestamp)), timestamp };
    const encoded = btoa(JSON.stringify(signature));
    return this.post('/rps/v2/codeStatus', { wid: accessId, status: 'signed', signature: encoded });
  }

  post(path, body) {
    return this.#http.call(this.projectUrl + path, { method: 'POST', body });
  }

  put(path, body) {
    return this.#http.call(this.projectUrl + path, { method: 'PUT', body });
  }

  delete(path, body) {
    return this.#http.call(this.projectUrl + path, { method: 'DELETE', body });
  }
}
