-- Passkeys as second factors (Web Authentication). Nothing here is secret: the private key stays in the authenticator.
CREATE TABLE passkey (
    id                      uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id                 uuid        NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    credential_id           bytea       NOT NULL UNIQUE,
    label                   text        NOT NULL CHECK (length(label) BETWEEN 1 AND 64),
    public_key              bytea       NOT NULL,
    signature_count         bigint      NOT NULL,
    uv_initialized          boolean     NOT NULL,
    backup_eligible         boolean     NOT NULL,
    backup_state            boolean     NOT NULL,
    transports              text        NOT NULL,
    attestation_object      bytea       NOT NULL,
    attestation_client_data bytea       NOT NULL,
    registered_at           timestamptz NOT NULL,
    last_used_at            timestamptz
);

CREATE INDEX passkey_of ON passkey (user_id);

COMMENT ON COLUMN passkey.transports IS 'by which the authenticator can be reached, between blanks';
