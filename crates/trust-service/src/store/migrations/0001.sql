-- Times are microseconds since 1970. Tokens, codes, tickets and sessions are found by the SHA-256 of what was handed out.

CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    pin_length BIGINT NOT NULL,
    verification_method TEXT NOT NULL,
    allows_loopback BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE clients (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id),
    secret_hash BLOB NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    private_key BLOB NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE verifications (
    code_hash BLOB PRIMARY KEY,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    device_name TEXT,
    access_id TEXT,
    state TEXT,
    nonce TEXT,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX verifications_by_expiry ON verifications (expires_at);

CREATE TABLE activations (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    mpin_id BLOB NOT NULL,
    expires_at BIGINT NOT NULL,
    public_key BLOB,
    used_at BIGINT
);
CREATE INDEX activations_by_expiry ON activations (expires_at);

-- One row for each device of each user. The id is the public name of the M-Pin ID, its SHA-256 in hexadecimal.
CREATE TABLE registrations (
    id TEXT PRIMARY KEY,
    mpin_id BLOB NOT NULL,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    device_name TEXT NOT NULL,
    device_tag TEXT,
    public_key BLOB NOT NULL,
    first_key TEXT NOT NULL,
    second_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    first_used_at BIGINT,
    last_used_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    refused_signatures BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX registrations_by_user ON registrations (project_id, user_id);

-- Open pairs of a commitment U and a challenge y.
CREATE TABLE challenges (
    id TEXT PRIMARY KEY,
    registration_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    u BLOB NOT NULL,
    y BLOB NOT NULL,
    pinned BIGINT NOT NULL,
    claimed BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX challenges_by_registration ON challenges (registration_id, opened_at);
CREATE INDEX challenges_by_expiry ON challenges (expires_at);

-- Answers V that wait for their verdict.
CREATE TABLE answers (
    ticket_hash BLOB PRIMARY KEY,
    registration_id TEXT NOT NULL,
    mpin_id BLOB NOT NULL,
    v BLOB NOT NULL,
    session_id BLOB,
    claims BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX answers_by_expiry ON answers (expires_at);

CREATE TABLE sessions (
    id BLOB PRIMARY KEY,
    poll_hash BLOB NOT NULL UNIQUE,
    project_id TEXT NOT NULL,
    status TEXT NOT NULL,
    wanted_user_id TEXT,
    user_id TEXT,
    description TEXT NOT NULL,
    message BLOB,
    signature TEXT,
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX mails_by_time ON mails (created_at);
