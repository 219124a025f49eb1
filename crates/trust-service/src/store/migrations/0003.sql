-- Verification by e-mail and QuickCode, the older registration, renewal.

-- How the user was verified: url, token, email or quickcode. A device that renews its identity keeps it.
ALTER TABLE verifications ADD COLUMN via TEXT NOT NULL DEFAULT 'url';
ALTER TABLE verifications ADD COLUMN redirect_uri TEXT;
CREATE INDEX verifications_by_user ON verifications (project_id, user_id);
ALTER TABLE activations ADD COLUMN via TEXT NOT NULL DEFAULT 'token';
-- The identity that is to be renewed.
ALTER TABLE activations ADD COLUMN renews TEXT;
CREATE INDEX activations_by_renewal ON activations (renews);

-- The code that a user is to type, if there is one: one of each kind.
CREATE TABLE typed_codes (
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    via TEXT NOT NULL,
    salt BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    attempts BIGINT NOT NULL,
    device_name TEXT,
    access_id TEXT,
    state TEXT,
    nonce TEXT,
    redirect_uri TEXT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, user_id, via)
);
CREATE INDEX typed_codes_by_expiry ON typed_codes (expires_at);

-- How many mails went to an address lately, and when the next may.
CREATE TABLE mail_pauses (
    project_id TEXT NOT NULL,
    address TEXT NOT NULL,
    mails BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    forgotten_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, address)
);
CREATE INDEX mail_pauses_by_end ON mail_pauses (forgotten_at);

-- Tokens that asked for a QuickCode, so that none does twice.
CREATE TABLE used_tokens (
    id TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX used_tokens_by_expiry ON used_tokens (expires_at);

-- Where a device was when it was registered, and how its user was verified.
ALTER TABLE registrations ADD COLUMN address TEXT;
ALTER TABLE registrations ADD COLUMN country TEXT;
ALTER TABLE registrations ADD COLUMN continent TEXT;
ALTER TABLE registrations ADD COLUMN via TEXT NOT NULL DEFAULT 'url';
-- A renewed identity names the one it renews, and takes its place when its PIN is first right.
ALTER TABLE registrations ADD COLUMN renews TEXT;
ALTER TABLE registrations ADD COLUMN took_over_at BIGINT;
ALTER TABLE registrations ADD COLUMN superseded_at BIGINT;
CREATE INDEX registrations_by_renewal ON registrations (renews);

-- Registrations in steps that wait for the second, by the hash of what it shows.
CREATE TABLE steps (
    ott_hash BLOB PRIMARY KEY,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    mpin_id BLOB NOT NULL,
    device_name TEXT NOT NULL,
    via TEXT NOT NULL,
    renews TEXT,
    public_key BLOB,
    expires_at BIGINT NOT NULL
);
CREATE INDEX steps_by_expiry ON steps (expires_at);
