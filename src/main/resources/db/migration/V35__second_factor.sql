-- Second factors of sign-in: authenticator apps (RFC 6238), and codes for whoever has lost his.

-- Whose sign-in needs a second factor, whatever he has access to. First, for requests look at the settings before they write users: in another order they and this would wait for each other.
ALTER TABLE tenant_setting ADD COLUMN second_factor_required_for text NOT NULL DEFAULT 'none' CHECK (second_factor_required_for IN ('none', 'administrators', 'members', 'everyone'));

-- An app counts once its first code has proven that it has the key; until then it is only begun, at most once for each user.
CREATE TABLE authenticator_app (
    id            uuid        PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    sealed_key    bytea       NOT NULL,
    begun_at      timestamptz NOT NULL,
    registered_at timestamptz,
    last_step     bigint      NOT NULL DEFAULT 0,
    last_used_at  timestamptz
);

CREATE INDEX authenticator_app_of ON authenticator_app (user_id);
CREATE UNIQUE INDEX authenticator_app_begun_once ON authenticator_app (user_id) WHERE registered_at IS NULL;

COMMENT ON COLUMN authenticator_app.sealed_key IS 'AES-GCM under a key derived from the installation''s secret key: nonce, then cipher text; bound to user and row';
COMMENT ON COLUMN authenticator_app.last_step IS 'the newest time step whose code has been taken; that code and older ones are not taken again';

-- Each is good once. High in entropy and signed with the installation''s secret key, so that whoever reads the table cannot try them.
CREATE TABLE recovery_code (
    user_id   uuid        NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    code_hash bytea       NOT NULL,
    used_at   timestamptz,
    PRIMARY KEY (user_id, code_hash)
);

-- Codes that were tried since a moment; a right one ends the count. A row of its own for each user, so that tries on all nodes wait for each other.
CREATE TABLE second_factor_try (
    user_id  uuid        PRIMARY KEY REFERENCES directory_user ON DELETE CASCADE,
    began_at timestamptz NOT NULL,
    tries    integer     NOT NULL
);
