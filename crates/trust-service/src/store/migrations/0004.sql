-- The OpenID Provider.

-- Addresses that browsers may be sent to, separated by spaces; and whether the application must prove possession of its code (PKCE).
ALTER TABLE clients ADD COLUMN redirect_uris TEXT NOT NULL DEFAULT '';
ALTER TABLE clients ADD COLUMN strict BIGINT NOT NULL DEFAULT 0;

-- A key is published first, signs from `signs_from` on, and is published after `retired_at` until what it signed is over.
ALTER TABLE signing_keys ADD COLUMN signs_from BIGINT;
ALTER TABLE signing_keys ADD COLUMN retired_at BIGINT;
UPDATE signing_keys SET signs_from = created_at;

-- OpenID requests whose session is open or ended lately. The page says the session's id again when it is reloaded, so that is
-- kept as it is. `salt` is drawn when the code is issued: code = HMAC(what the opener alone holds, salt).
CREATE TABLE openid_requests (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    session_id BLOB NOT NULL UNIQUE,
    access_id TEXT,
    browser_hash BLOB,
    redirect_uri TEXT NOT NULL,
    state TEXT,
    scope TEXT NOT NULL,
    nonce TEXT,
    challenge TEXT,
    wanted_user_id TEXT,
    fixed_user BIGINT NOT NULL,
    pushed_hash BLOB,
    language TEXT NOT NULL,
    salt BLOB,
    denied_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX openid_requests_by_expiry ON openid_requests (expires_at);

-- Requests that clients deposited.
CREATE TABLE openid_pushed_requests (
    hash BLOB PRIMARY KEY,
    project_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    parameters TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX openid_pushed_requests_by_expiry ON openid_pushed_requests (expires_at);

-- Sign-ins that were granted to a client, each with its code and everything that came of it.
CREATE TABLE openid_grants (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    registration_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    nonce TEXT,
    authenticated_at BIGINT NOT NULL,
    code_hash BLOB UNIQUE,
    redirect_uri TEXT,
    challenge TEXT,
    code_expires_at BIGINT,
    code_used_at BIGINT,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX openid_grants_by_expiry ON openid_grants (expires_at);

CREATE TABLE openid_tokens (
    hash BLOB PRIMARY KEY,
    grant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX openid_tokens_by_grant ON openid_tokens (grant_id);
CREATE INDEX openid_tokens_by_expiry ON openid_tokens (expires_at);

-- Browsers in which somebody signed in lately.
CREATE TABLE openid_browsers (
    hash BLOB PRIMARY KEY,
    project_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    registration_id TEXT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX openid_browsers_by_expiry ON openid_browsers (expires_at);

-- Sign-ins that clients began without a browser.
CREATE TABLE openid_backchannel_requests (
    hash BLOB PRIMARY KEY,
    project_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    session_id BLOB NOT NULL,
    scope TEXT NOT NULL,
    pause BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    redeemed_at BIGINT
);
CREATE INDEX openid_backchannel_requests_by_expiry ON openid_backchannel_requests (expires_at);
