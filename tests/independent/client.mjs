// A client written from the protocol sheet alone, with the habits of the vendor's browser client 8.8: exactly 200 is
// success, `UT` and `wam` are sent, and the session's id goes with every pass 2 once there is a session.
// Runs in Node and in a browser.

import { Caller, Refused } from './http.mjs';
import { begin, deriveToken, newKey, sign } from './proof.mjs';
import { memory, Users } from './users.mjs';

// One of the vendor's sentences; `cause` is the answer that it comes from
export class Failure extends Error {}

export class Client {
  #http;
  #session = {};

  constructor({ projectUrl, projectId, userStorage = memory(), deviceName = 'Browser', oidc = {}, cors = false }) {
    if (!projectId) throw new Failure('Empty project ID');
    this.projectUrl = projectUrl.replace(/\/$/, '');
    Object.assign(this, { projectId, deviceName, oidc, users: new Users(userStorage, projectId) });
    this.#http = new Caller({
      client: 'MIRACL Client.js/8.8.0',
      headers: { 'X-MIRACL-CID': projectId },
      query: cors ? { project_id: projectId } : {},
      succeeds: (status) => status === 200,
    });
  }

  // The browser's side: opens a session, or has it sent to the user's devices, and asks how it stands

  async fetchAccessId(userId, { description, hash } = {}) {
    this.#session = await this.#post('/rps/v2/session', { projectId: this.projectId, userId, description, hash });
    return this.#session;
  }

  async sendPushNotificationForAuth(userId) {
    const path = `/pushauth?${new URLSearchParams(this.oidc)}`;
    const refusals = { NO_PUSH_TOKEN: 'No push token' };
    this.#session = await this.#told(this.#post(path, { prerollId: userId }), refusals, 'Authentication fail');
    return this.#session;
  }

  fetchStatus() {
    return this.#post('/rps/v2/access', { webOTT: this.#session.webOTT });
  }

  // Verification and registration

  sendVerificationEmail(userId) {
    if (!userId) throw new Failure('Empty user ID');
    const { client_id: clientId, redirect_uri: redirectURI, state, nonce, scope = [] } = this.oidc;
    const known = this.users.exists(userId) ? { mpinId: this.users.get(userId).mpinId ?? '' } : {};
    const own = { userId, projectId: this.projectId, deviceName: this.deviceName, accessId: this.#session.accessId };
    const body = { ...own, ...known, clientId, redirectURI, state, nonce, scope };
    const refusals = { REQUEST_BACKOFF: 'Request backoff' };
    return this.#told(this.#post('/verification/email', body), refusals, 'Verification fail');
  }

  // The query of a verification URL, read as the vendor's client does: after the last `?`, `+` as a space
  async getActivationToken(verificationUrl) {
    const query = new URLSearchParams(verificationUrl.split('?').at(-1));
    const [userId, code] = [query.get('user_id'), query.get('code')];
    if (!userId) throw new Failure('Empty user ID');
    if (!code) throw new Failure('Empty verification code');
    const refusals = { UNSUCCESSFUL_VERIFICATION: 'Unsuccessful verification' };
    const answer = this.#post('/verification/confirmation', { userId, code });
    return { ...(await this.#told(answer, refusals, 'Get activation token fail')), userId };
  }

  // `pin` is text, or a function that is told how many digits the project wants
  async register(userId, activationToken, pin) {
    if (!userId) throw new Failure('Empty user ID');
    if (!activationToken) throw new Failure('Empty activation token');
    const key = newKey();
    const body = { userId, deviceName: this.deviceName, activationToken, publicKey: key.publicKey };
    const refusals = { INVALID_ACTIVATION_TOKEN: 'Invalid activation token' };
    const answer = await this.#told(this.#post('/registration', body), refusals, 'Registration fail');
    if (answer.projectId !== this.projectId) throw new Failure('Project mismatch');
    this.users.write(userId, { state: 'STARTED' });
    const shares = [];
    for (const url of answer.secretUrls) {
      shares.push((await this.#told(this.#http.call(url), {}, 'Registration fail')).dvsClientSecret);
    }
    const { mpinId, dtas, curve, nowTime, verificationType, pinLength = 4 } = answer;
    const chosen = typeof pin === 'function' ? await pin(pinLength) : pin;
    const token = await deriveToken({ mpinId, key, shares, pin: chosen });
    const record = { mpinId, dtas, curve, nowTime, verificationType, pinLength, token, publicKey: key.publicKey };
    this.users.write(userId, { ...record, state: 'REGISTERED' });
    return answer;
  }

  // Authentication

  authenticate(userId, pin) {
    return this.#authenticate(userId, pin, 'jwt');
  }

  authenticateWithQRCode(userId, qrCode, pin) {
    this.#session = { ...this.#session, accessId: qrCode.split('#').at(-1) };
    return this.#authenticate(userId, pin, 'oidc');
  }

  authenticateWithAppLink(userId, appLink, pin) {
    return this.authenticateWithQRCode(userId, appLink, pin);
  }

  authenticateWithNotificationPayload(payload, pin) {
    if (!payload?.userID || !payload.qrURL) throw new Failure('Invalid push notification payload');
    return this.authenticateWithQRCode(payload.userID, payload.qrURL, pin);
  }

  async generateQuickCode(userId, pin) {
    const { jwt } = await this.#authenticate(userId, pin, 'reg-code');
    const body = { projectId: this.projectId, jwt, deviceName: this.deviceName };
    const answer = await this.#told(this.#post('/verification/quickcode', body), {}, 'Generation fail');
    return { ...answer, OTP: answer.code };
  }

  // A signature over the bytes of a hexadecimal hash, after the PIN was proved
  async sign(userId, pin, hash, timestamp) {
    if (!hash) throw new Failure('Empty message');
    await this.#authenticate(userId, pin, 'dvs-auth');
    return sign(this.users.get(userId), pin, hash, timestamp);
  }

  async #authenticate(userId, pin, scope, renewing = false) {
    if (!userId) throw new Failure('Empty user ID');
    const user = this.users.get(userId);
    if (!user) throw new Failure('User not found');
    const { mpinId: mpin_id, dtas, publicKey } = user;
    const { U, respond } = await begin(user, pin);
    const revoke = (error) => {
      if (['EXPIRED_MPINID', 'REVOKED_MPINID'].includes(error.cause?.code)) this.users.write(userId, { state: 'REVOKED' });
      throw error;
    };
    const opens = this.#post('/rps/v2/pass1', { scope: [scope], mpin_id, dtas, UT: '', U, publicKey });
    const { y } = await this.#told(opens, { EXPIRED_MPINID: 'Revoked' }, 'Authentication fail').catch(revoke);
    const proves = this.#post('/rps/v2/pass2', { mpin_id, V: respond(y), WID: this.#session.accessId });
    const { authOTT } = await this.#told(proves, {}, 'Authentication fail');
    const refusals = { REVOKED_MPINID: 'Revoked', UNSUCCESSFUL_AUTHENTICATION: 'Unsuccessful authentication' };
    const redeems = this.#post('/rps/v2/authenticate', { authOTT, wam: 'dvs' });
    const answer = await this.#told(redeems, refusals, 'Authentication fail').catch(revoke);
    if (!answer.dvsRegister) return answer;
    if (renewing) throw new Error('the service asks to renew what was renewed just now');
    await this.register(userId, answer.dvsRegister.token, pin);
    return this.#authenticate(userId, pin, scope, true);
  }

  async #told(answer, refusals, otherwise) {
    try {
      return await answer;
    } catch (cause) {
      throw new Failure((cause instanceof Refused && refusals[cause.code]) || otherwise, { cause });
    }
  }

  #post(path, body) {
    return this.#http.call(this.projectUrl + path, { method: 'POST', body });
  }
}
