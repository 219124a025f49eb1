-- Letters are sent by SMTP: how often each was tried, from when on it is tried again, and when it was given up.
ALTER TABLE mails ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mails ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mails ADD COLUMN failed_at BIGINT;
CREATE INDEX mails_by_due ON mails (due_at);
