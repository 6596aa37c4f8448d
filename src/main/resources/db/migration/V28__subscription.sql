-- Who wants to be told of changes, in Graph's form, and how far telling has come. What is written here while notifications are delivered never locks a row against the
-- insertion of changes: nothing selects FOR UPDATE from this table.
CREATE TABLE subscription (
    id                  uuid PRIMARY KEY,
    owner_id            uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    resource_type       text NOT NULL CHECK (resource_type IN ('invitations', 'users')),
    resource_id         uuid,
    change_types        text[] NOT NULL,
    notification_url    text NOT NULL,
    sealed_client_state bytea,
    sealed_signing_key  bytea NOT NULL,
    expires_at          timestamptz NOT NULL,
    created_at          timestamptz NOT NULL,
    carrier             text,
    leased_until        timestamptz,
    next_attempt_at     timestamptz,
    attempts            bigint NOT NULL DEFAULT 0,
    failures            integer NOT NULL DEFAULT 0,
    slow                boolean NOT NULL DEFAULT false,
    last_delivered_at   timestamptz,
    last_error          text,
    dropped             bigint NOT NULL DEFAULT 0,
    CONSTRAINT changes_are_known CHECK (change_types <@ ARRAY['created', 'updated', 'deleted'] AND cardinality(change_types) > 0)
);

COMMENT ON COLUMN subscription.sealed_signing_key IS 'AES-GCM under a key derived from the installation''s secret key; bound to the row';
COMMENT ON COLUMN subscription.carrier IS 'the task that delivers now or waits for the next attempt; every other task leaves the changes to it';
COMMENT ON COLUMN subscription.attempts IS 'counts claims: who has lost his claim meanwhile records nothing';
COMMENT ON COLUMN subscription.failures IS 'attempts in a row that came to nothing';
COMMENT ON COLUMN subscription.slow IS 'whether the receiver was slow or silent the last time; such ones share a few places';
COMMENT ON COLUMN subscription.dropped IS 'notifications that were given up';

CREATE INDEX subscription_owner ON subscription (owner_id);
CREATE INDEX subscription_resource ON subscription (resource_type, expires_at);
CREATE INDEX subscription_expiry ON subscription (expires_at);

-- What a subscription has yet to be told: written in the transaction of the change, gone when it is told or given up. A batch keeps its rows, so that a repetition can be recognised.
CREATE TABLE subscription_change (
    id              uuid PRIMARY KEY,
    position        bigint GENERATED ALWAYS AS IDENTITY,
    subscription_id uuid NOT NULL REFERENCES subscription ON DELETE CASCADE,
    object_id       uuid NOT NULL,
    change_type     text NOT NULL CHECK (change_type IN ('created', 'updated', 'deleted')),
    transaction_id  xid8 NOT NULL DEFAULT pg_current_xact_id(),
    occurred_at     timestamptz NOT NULL,
    batch           uuid,
    CONSTRAINT told_once_per_transaction UNIQUE (subscription_id, object_id, change_type, transaction_id)
);

CREATE INDEX subscription_change_order ON subscription_change (subscription_id, position);
