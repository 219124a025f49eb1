// What a relying party does: it verifies users, has signatures confirmed, and checks tokens (sections B and C of the
// protocol sheet).

export class RelyingParty {
  #authorization;

  constructor({ projectUrl, projectId, clientId, clientSecret }) {
    Object.assign(this, { projectUrl, projectId, clientId });
    this.#authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  }

  // Sent with curl's own content type, as the vendor's documentation shows it
  async post(path, body) {
    const headers = { authorization: this.#authorization, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(this.projectUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }

  async get(path) {
    const answer = await fetch(this.projectUrl + path, { headers: { authorization: this.#authorization } });
    return { status: answer.status, body: await answer.json() };
  }

  // A form with the client's credentials, as OAuth has it
  async form(path, members) {
    const headers = { authorization: this.#authorization };
    const answer = await fetch(this.projectUrl + path, { method: 'POST', headers, body: new URLSearchParams(members) });
    return { status: answer.status, body: await answer.json() };
  }

  async verificationUrl(userId, more = {}) {
    const { status, body } = await this.post('/verification', { userId, delivery: 'no', clientId: this.clientId, ...more });
    if (status !== 200) throw new Error(`no verification URL: ${status} ${JSON.stringify(body)}`);
    return body.verificationURL;
  }

  // Claims of an authentication token, checked as the vendor's documentation tells a relying party to
  async checkToken(jwt) {
    const claims = await verifyJwt(jwt, `${this.projectUrl}/.well-known/jwks`);
    if (![claims.aud].flat().includes(this.projectId)) throw new Error(`meant for ${claims.aud}`);
    if (claims.iss !== this.projectUrl) throw new Error(`issued by ${claims.iss}`);
    if (claims.exp <= Date.now() / 1000) throw new Error('expired');
    return claims;
  }

  // Claims of the certificate of a signature
  async checkCertificate(certificate, { hash, timestamp }) {
    const claims = await verifyJwt(certificate, `${this.projectUrl}/dvs/jwks`);
    if (claims.hash !== hash) throw new Error('it is for another document');
    if (timestamp > claims.cAt) throw new Error('it was confirmed before it was signed');
    return claims;
  }
}

// Checks an RS256 token against a published key set and answers its claims
export async function verifyJwt(jwt, jwksUrl) {
  const [header, claims, signature] = jwt.split('.');
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url'));
  if (alg !== 'RS256') throw new Error(`algorithm ${alg}`);
  const { keys } = await (await fetch(jwksUrl)).json();
  const jwk = keys.find((key) => key.kid === kid);
  if (!jwk) throw new Error(`no key ${kid}`);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(`${header}.${claims}`);
  if (!(await crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), signed))) {
    throw new Error('the signature of the token is wrong');
  }
  return JSON.parse(Buffer.from(claims, 'base64url'));
}
