// Requests as the vendor's clients make them (sections 0.1 and 0.2 of the protocol sheet). Runs in Node and in a browser.

// An answer that is no success, with what its envelope says
export class Refused extends Error {
  constructor(status, body) {
    super(`${status} ${body?.error ?? body}`);
    this.status = status;
    this.code = body?.error;
    this.info = body?.info;
    this.context = body?.context;
  }
}

// How long an answer may take, in milliseconds. The vendor's clients wait for 4 s to 30 s; here a machine may be busy.
const PATIENCE = 60_000;

// What a request of one of the vendor's clients has in common with all others
export class Caller {
  constructor({ client, headers = {}, query = {}, succeeds, contentType = 'application/json' }) {
    Object.assign(this, { client, headers, query, succeeds, contentType });
  }

  async call(url, { method = 'GET', body, headers = {} } = {}) {
    const query = new URLSearchParams(this.query).toString();
    const target = query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url;
    const typed = body === undefined || this.contentType === null ? {} : { 'Content-Type': this.contentType };
    const answer = await fetch(target, {
      method,
      body: body === undefined ? undefined : encode(body, this.contentType),
      headers: { 'X-MIRACL-CLIENT': this.client, ...this.headers, ...typed, ...headers },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = await answer.text();
    const parsed = parse(text) ?? (text || answer.statusText);
    if (!this.succeeds(answer.status)) throw new Refused(answer.status, parsed);
    return parsed;
  }
}

// Bytes have no content type of their own, as with the clients that set none
function encode(body, contentType) {
  const text = JSON.stringify(body);
  return contentType === null ? new TextEncoder().encode(text) : text;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
