-- Documents that openers hand over with their signing sessions, and why sessions were refused.

-- From the document's arrival to the session's end.
CREATE TABLE session_documents (
    session_id BLOB PRIMARY KEY,
    project_id TEXT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_documents_by_project ON session_documents (project_id);
CREATE INDEX session_documents_by_expiry ON session_documents (expires_at);
-- Their content, in parts: nobody holds a document whole to hand it on.
CREATE TABLE session_document_parts (
    session_id BLOB NOT NULL,
    place BIGINT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (session_id, place)
);

-- What the person said, for the opener.
ALTER TABLE sessions ADD COLUMN refusal_reason TEXT;
ALTER TABLE sessions ADD COLUMN refusal_comment TEXT;
