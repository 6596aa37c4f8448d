-- One guest's way through one link in one browser. Hashes are keyed (HMAC-SHA-256), so that the table alone opens nothing and names no source.
CREATE TABLE redemption (
    id               uuid PRIMARY KEY,
    invitation_id    uuid NOT NULL REFERENCES invitation ON DELETE CASCADE,
    link_version     integer NOT NULL,
    state            text NOT NULL CHECK (state IN ('awaiting_proof', 'awaiting_consent', 'redeemed', 'declined', 'refused', 'abandoned')),
    browser_hash     bytea NOT NULL,
    proven_hash      bytea,
    source_hash      bytea NOT NULL,
    language         text NOT NULL,
    started_at       timestamptz NOT NULL,
    abandoned_at     timestamptz NOT NULL,
    proven_at        timestamptz,
    ended_at         timestamptz,
    CONSTRAINT proof_has_a_browser CHECK ((proven_at IS NULL) = (proven_hash IS NULL)),
    CONSTRAINT end_has_a_time CHECK ((state IN ('awaiting_proof', 'awaiting_consent')) = (ended_at IS NULL))
);

COMMENT ON COLUMN redemption.browser_hash IS 'of the key of the browser that asked for the code';
COMMENT ON COLUMN redemption.proven_hash IS 'of the key that the browser got for the right code';
COMMENT ON COLUMN redemption.abandoned_at IS 'when it is over if the guest has not come to an end';

CREATE INDEX redemption_invitation ON redemption (invitation_id, started_at DESC);

-- One open redemption per invitation and browser: a second click finds the first one's.
CREATE UNIQUE INDEX redemption_one_open ON redemption (invitation_id, browser_hash) WHERE state IN ('awaiting_proof', 'awaiting_consent');

-- Codes mailed for a redemption; only the newest one of a redemption counts. The code is not here: it is derived from seed and secret key. Rows stay for the hourly cap.
CREATE TABLE passcode (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    redemption_id uuid NOT NULL REFERENCES redemption ON DELETE CASCADE,
    mail          text NOT NULL,
    source_hash   bytea NOT NULL,
    seed          uuid NOT NULL,
    issued_at     timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    tries         smallint NOT NULL DEFAULT 0 CHECK (tries >= 0),
    used_at       timestamptz
);

CREATE INDEX passcode_redemption ON passcode (redemption_id, id DESC);
CREATE INDEX passcode_mail ON passcode (lower(mail), issued_at DESC);
CREATE INDEX passcode_source ON passcode (source_hash, issued_at DESC);

-- What a guest has accepted, and when.
CREATE TABLE consent (
    user_id                   uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    privacy_statement_version text NOT NULL,
    terms_of_use_version      text NOT NULL,
    accepted_at               timestamptz NOT NULL,
    PRIMARY KEY (user_id, privacy_statement_version, terms_of_use_version)
);
