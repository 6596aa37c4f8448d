-- Which call of an interface an event belongs to; null where it happened otherwise, and in all events of before.
ALTER TABLE audit_event
    ADD COLUMN call_request_id        uuid,
    ADD COLUMN call_client_request_id text,
    ADD CONSTRAINT client_names_a_call CHECK (call_request_id IS NOT NULL OR call_client_request_id IS NULL);

CREATE INDEX audit_event_call ON audit_event (call_request_id) WHERE call_request_id IS NOT NULL;
