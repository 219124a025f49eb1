-- The keys of one authority. Nothing of the service is in this database.
CREATE TABLE keys (
    id TEXT PRIMARY KEY,
    master_secret BLOB NOT NULL,
    sealing_key BLOB NOT NULL,
    created_at BIGINT NOT NULL
);
