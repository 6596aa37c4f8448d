-- Tokens that users got from their own organisations, so that these answer as they would answer the user (behaviour.md section 5).
CREATE TABLE delegated_token (
    user_id         uuid        NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    organisation_id uuid        NOT NULL REFERENCES partner ON DELETE CASCADE,
    sealed_token    bytea       NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (user_id, organisation_id)
);

COMMENT ON COLUMN delegated_token.sealed_token IS 'AES-GCM under a key derived from the installation''s secret key: nonce, then cipher text; bound to user and organisation';
