-- Service accounts and administration.

-- The back ends of a project that call with a token of their own, found by its SHA-256. Permissions are words with a space
-- between them.
CREATE TABLE service_accounts (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    permissions TEXT NOT NULL,
    active BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT
);
CREATE INDEX service_accounts_by_project ON service_accounts (project_id, created_at);

-- Why somebody revoked an identity; none if wrong PINs did.
ALTER TABLE registrations ADD COLUMN revocation_reason TEXT;
CREATE INDEX registrations_by_time ON registrations (project_id, created_at, id);

-- What was changed, for administrators only.
ALTER TABLE audit_events ADD COLUMN detail TEXT;
-- One index for each filter, in the order of the answer.
CREATE INDEX audit_events_by_identity ON audit_events (project_id, registration_id, created_at, id);
CREATE INDEX audit_events_by_application ON audit_events (project_id, application_id, created_at, id);
CREATE INDEX audit_events_by_device ON audit_events (project_id, device_name, created_at, id);

-- How the log looks once it is long, for an empty one tells the engine nothing and it would read by time whatever is asked:
-- all rows, then how many are left by each further column of an index.
ANALYZE audit_events;
DELETE FROM sqlite_stat1 WHERE tbl = 'audit_events';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('audit_events', 'audit_events_by_time', '1000000 200000 1 1'),
    ('audit_events', 'audit_events_by_user', '1000000 200000 100 1'),
    ('audit_events', 'audit_events_by_identity', '1000000 200000 50 1 1'),
    ('audit_events', 'audit_events_by_application', '1000000 200000 20000 1 1'),
    ('audit_events', 'audit_events_by_device', '1000000 200000 500 1 1');
