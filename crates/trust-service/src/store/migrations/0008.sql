-- Numbers that tie a request to where it began.

-- Two digits, from the opening of a session to its end.
ALTER TABLE sessions ADD COLUMN number TEXT;
-- Who repeated them, each with what they complete the session with.
CREATE TABLE session_matches (
    ticket_hash BLOB PRIMARY KEY,
    session_id BLOB NOT NULL,
    project_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_matches_by_expiry ON session_matches (expires_at);

-- Whether the device has to repeat a session's number.
ALTER TABLE registrations ADD COLUMN matches_numbers BIGINT NOT NULL DEFAULT 0;

-- Whether a session may be completed without: offered or required.
ALTER TABLE projects ADD COLUMN number_matching TEXT NOT NULL DEFAULT 'offered';
