-- Longer access that was asked for because policy allows it only with an approval, a row for each process instance; it stays when it is decided.
CREATE TABLE access_extension (
    id            uuid PRIMARY KEY,
    guest_id      uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    requester_id  uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    target_type   text NOT NULL CHECK (target_type IN ('group', 'application')),
    target_id     uuid NOT NULL,
    last_day      date NOT NULL,
    justification text NOT NULL CHECK (length(justification) BETWEEN 1 AND 1000),
    state         text NOT NULL CHECK (state IN ('open', 'approved', 'refused')),
    requested_at  timestamptz NOT NULL,
    ended_at      timestamptz,
    CONSTRAINT open_has_no_end CHECK ((state = 'open') = (ended_at IS NULL))
);

COMMENT ON COLUMN access_extension.last_day IS 'where the guest is';

CREATE UNIQUE INDEX access_extension_open ON access_extension (guest_id, target_type, target_id) WHERE state = 'open';
CREATE INDEX access_extension_guest ON access_extension (guest_id);
CREATE INDEX access_extension_requester ON access_extension (requester_id);
