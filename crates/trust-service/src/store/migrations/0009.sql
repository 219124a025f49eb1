-- Logos that the service vouches for.

-- SHA-256 of the file, hexadecimal, and its media type. The address in `logo_url` is for the vendor's apps.
ALTER TABLE projects ADD COLUMN logo_hash TEXT;
ALTER TABLE projects ADD COLUMN logo_type TEXT;
ALTER TABLE clients ADD COLUMN logo_hash TEXT;
ALTER TABLE clients ADD COLUMN logo_type TEXT;

-- The files, as long as a project or a client has them.
CREATE TABLE logos (
    project_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (project_id, hash)
);
