-- The OpenID Provider.

-- Addresses that browsers may be sent to, separated by spaces; and whether the application must prove possession of its code (PKCE).
ALTER TABLE clients ADD COLUMN redirect_uris TEXT NOT NULL DEFAULT '';
ALTER TABLE clients ADD COLUMN strict BIGINT NOT NULL DEFAULT 0;
