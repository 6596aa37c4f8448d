-- How many calls the API may still take; the state is Bucket4j's own.
CREATE TABLE api_bucket (
    id         text PRIMARY KEY,
    state      bytea,
    expires_at bigint
);

-- The answers of a day by which a repeated call is known; while the first one is being served, who serves it.
-- Callers are no foreign key: it would wait for whoever holds a user's row, and rows live for a day only.
CREATE TABLE api_answer (
    caller            text NOT NULL,
    client_request_id text NOT NULL CHECK (length(client_request_id) BETWEEN 1 AND 100),
    request           bytea NOT NULL,
    claim             uuid NOT NULL,
    claimed_until     timestamptz NOT NULL,
    answer            bytea,
    created_at        timestamptz NOT NULL,
    PRIMARY KEY (caller, client_request_id)
);

CREATE INDEX api_answer_created ON api_answer (created_at);

COMMENT ON COLUMN api_answer.request IS 'signature over method, address, permissions and body';
COMMENT ON COLUMN api_answer.answer IS 'sealed with the secret key; null while the first call is being served';
