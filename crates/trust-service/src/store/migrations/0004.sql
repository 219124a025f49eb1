-- The OpenID Provider.

-- Addresses that browsers may be sent to, separated by spaces; and whether the application must prove possession of its code (PKCE).
ALTER TABLE clients ADD COLUMN redirect_uris TEXT NOT NULL DEFAULT '';
ALTER TABLE clients ADD COLUMN strict BIGINT NOT NULL DEFAULT 0;

-- A key is published first, signs from `signs_from` on, and is published after `retired_at` until what it signed is over.
ALTER TABLE signing_keys ADD COLUMN signs_from BIGINT;
ALTER TABLE signing_keys ADD COLUMN retired_at BIGINT;
UPDATE signing_keys SET signs_from = created_at;
