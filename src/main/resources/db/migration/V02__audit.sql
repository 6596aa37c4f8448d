-- Append-only events; each carries the hash of the one before it.
CREATE TABLE audit_event (
    sequence      bigint PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    action        text NOT NULL,
    object_type   text NOT NULL,
    object_id     text NOT NULL,
    request_id    uuid,
    old_value     jsonb,
    new_value     jsonb,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL UNIQUE
);

CREATE INDEX audit_event_request ON audit_event (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX audit_event_object ON audit_event (object_type, object_id, sequence);

-- The chain's end, locked while events are appended to it.
CREATE TABLE audit_chain (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sequence  bigint NOT NULL,
    last_hash bytea NOT NULL
);

INSERT INTO audit_chain (sequence, last_hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
