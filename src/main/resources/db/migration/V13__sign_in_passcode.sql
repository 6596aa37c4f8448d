-- Codes mailed to guests who sign in. The code is not here: it is derived from number, seed and secret key. A row is written for an unknown address too,
-- without a user, so that nothing tells which addresses are known. Rows stay for the hourly caps.
CREATE TABLE sign_in_passcode (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    browser_hash bytea NOT NULL,
    account      text NOT NULL,
    source       text NOT NULL,
    user_id      uuid REFERENCES directory_user ON DELETE CASCADE,
    seed         uuid NOT NULL,
    issued_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    tries        smallint NOT NULL DEFAULT 0 CHECK (tries >= 0),
    used_at      timestamptz
);

COMMENT ON COLUMN sign_in_passcode.account IS 'a signature of the address as typed; the address itself is not kept';

CREATE UNIQUE INDEX sign_in_passcode_browser ON sign_in_passcode (browser_hash);
CREATE INDEX sign_in_passcode_account ON sign_in_passcode (account, issued_at DESC);
CREATE INDEX sign_in_passcode_source ON sign_in_passcode (source, issued_at DESC);
