-- Which identity at an organisation's OpenID Connect provider is which account; one each way.
CREATE TABLE identity_link (
    issuer    text NOT NULL,
    subject   text NOT NULL,
    user_id   uuid NOT NULL UNIQUE REFERENCES directory_user ON DELETE CASCADE,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- Who proved the address by signing in at the own organisation; the account is linked with that identity when the guest consents.
ALTER TABLE redemption
    ADD COLUMN proof_issuer  text,
    ADD COLUMN proof_subject text,
    ADD CONSTRAINT proof_is_whole CHECK ((proof_issuer IS NULL) = (proof_subject IS NULL));
