-- Projects have an address each, and more rules.
ALTER TABLE projects ADD COLUMN url TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN origins TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN logo_url TEXT;
ALTER TABLE projects ADD COLUMN quick_codes BIGINT NOT NULL DEFAULT 1;
ALTER TABLE projects ADD COLUMN limits_quick_codes BIGINT NOT NULL DEFAULT 0;

-- Applications are called by name.
ALTER TABLE clients ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- What happened, one row for each act and each refusal, written with it.
CREATE TABLE audit_events (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL,
    application_id TEXT,
    user_id TEXT,
    registration_id TEXT,
    device_name TEXT,
    event_type TEXT NOT NULL,
    event_status TEXT NOT NULL,
    address TEXT,
    country TEXT,
    continent TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX audit_events_by_time ON audit_events (project_id, created_at, id);
CREATE INDEX audit_events_by_user ON audit_events (project_id, user_id, created_at);
