-- One guest's way through one link in one browser session.
CREATE TABLE redemption (
    id             uuid PRIMARY KEY,
    invitation_id  uuid NOT NULL REFERENCES invitation ON DELETE CASCADE,
    state          text NOT NULL CHECK (state IN ('awaiting_proof', 'awaiting_consent', 'redeemed', 'declined', 'abandoned')),
    link_version   integer NOT NULL,
    language       text,
    started_at     timestamptz NOT NULL,
    proven_at      timestamptz,
    ended_at       timestamptz
);

CREATE INDEX redemption_invitation ON redemption (invitation_id, started_at DESC);

-- Codes mailed for a redemption; only the newest one of a redemption counts. Rows stay for the hourly cap.
CREATE TABLE passcode (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    redemption_id uuid NOT NULL REFERENCES redemption ON DELETE CASCADE,
    mail          text NOT NULL,
    code_hash     bytea NOT NULL,
    issued_at     timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    tries         smallint NOT NULL DEFAULT 0,
    used_at       timestamptz
);

CREATE INDEX passcode_redemption ON passcode (redemption_id, id DESC);
CREATE INDEX passcode_mail ON passcode (lower(mail), issued_at DESC);

-- What a guest has accepted, and when.
CREATE TABLE consent (
    user_id                   uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    privacy_statement_version text NOT NULL,
    terms_of_use_version      text NOT NULL,
    accepted_at               timestamptz NOT NULL,
    PRIMARY KEY (user_id, privacy_statement_version, terms_of_use_version)
);
