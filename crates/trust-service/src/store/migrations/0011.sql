-- What is known of users, what applications ask for, and what users share with them.

-- One value of a user's. Its id is derived from the value, so that another value is another one; the value is JSON.
CREATE TABLE identity_data (
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    id TEXT NOT NULL,
    place BIGINT NOT NULL,
    value TEXT NOT NULL,
    verified BIGINT NOT NULL,
    PRIMARY KEY (project_id, user_id, id)
);

-- What a client asks for (JSON), and whether it asks anew at every sign-in.
ALTER TABLE clients ADD COLUMN claims TEXT NOT NULL DEFAULT '[]';
ALTER TABLE clients ADD COLUMN asks_always BIGINT NOT NULL DEFAULT 0;

-- Whether a session is completed only by who shares what its application asks for: `once` or `always`.
ALTER TABLE sessions ADD COLUMN consent TEXT;

-- What a user shares with a client. Of those in force there is one for each two.
CREATE TABLE consents (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    terms BLOB NOT NULL,
    shares TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX consents_by_user ON consents (project_id, user_id, client_id);
CREATE UNIQUE INDEX consents_in_force ON consents (project_id, user_id, client_id) WHERE ended_at IS NULL;

-- Every statement that a user has signed for one, with its signature (JSON, as `/dvs/verify` takes it).
CREATE TABLE consent_receipts (
    session_id BLOB PRIMARY KEY,
    consent_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    statement TEXT NOT NULL,
    signature TEXT NOT NULL
);
CREATE INDEX consent_receipts_by_consent ON consent_receipts (consent_id, made_at);

-- The same of an authorization request, and the consent that it was granted under, if its client asks for data.
ALTER TABLE openid_requests ADD COLUMN consent TEXT;
ALTER TABLE openid_grants ADD COLUMN consent_id TEXT;
