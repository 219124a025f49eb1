-- Who opened and who ended a session, and when.
ALTER TABLE sessions ADD COLUMN application_id TEXT;
ALTER TABLE sessions ADD COLUMN registration_id TEXT;
ALTER TABLE sessions ADD COLUMN ended_at BIGINT;

-- Sessions pushed to their user's devices. The service has to say their ids again, so they are kept as they are, until
-- the session ends.
ALTER TABLE sessions ADD COLUMN pushed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN pushed_as TEXT;
CREATE INDEX sessions_by_push ON sessions (project_id, wanted_user_id, opened_at) WHERE pushed = 1;

-- Where an identity's device takes pushed requests.
CREATE TABLE push_tokens (
    registration_id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    token_hash BLOB NOT NULL
);
CREATE INDEX push_tokens_by_token ON push_tokens (token_hash);
CREATE INDEX push_tokens_by_user ON push_tokens (project_id, user_id);
