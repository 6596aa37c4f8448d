-- What an entry's hash covers besides, so that nobody can try out what an erased entry may have said; null in all entries of before, and where values have been erased.
-- Which later entry vouches for what is left of an entry whose values have been erased.
-- Not validated: all entries of before have neither, and looking at each would hold up the nodes that write.
ALTER TABLE audit_event
    ADD COLUMN salt      bytea,
    ADD COLUMN erased_by bigint,
    ADD CONSTRAINT erased_later CHECK (erased_by IS NULL OR (erased_by > sequence AND salt IS NULL)) NOT VALID;

-- Where the chain begins: the last entry that retention has removed; zeros before the first.
CREATE TABLE audit_anchor (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sequence  bigint NOT NULL,
    last_hash bytea NOT NULL
);

INSERT INTO audit_anchor (sequence, last_hash) VALUES (0, decode(repeat('00', 32), 'hex'));

-- There are two ways past: the functions below, each for one thing.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    way text := current_setting('guestflow.audit_way', true);
BEGIN
    IF TG_OP = 'DELETE' AND way = 'retention' THEN
        IF OLD.sequence <= (SELECT a.sequence FROM audit_anchor a) THEN
            RETURN OLD;
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND way = 'erasure' THEN
        IF NEW.erased_by IS NOT NULL
           AND (NEW.sequence, NEW.at, NEW.actor, NEW.action, NEW.object_type, NEW.request_id, NEW.previous_hash, NEW.hash, NEW.call_request_id)
               IS NOT DISTINCT FROM
               (OLD.sequence, OLD.at, OLD.actor, OLD.action, OLD.object_type, OLD.request_id, OLD.previous_hash, OLD.hash, OLD.call_request_id) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

-- The chain's end only goes on, its beginning only by retention, and neither row goes away.
CREATE FUNCTION refuse_chain_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    way text := current_setting('guestflow.audit_way', true);
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.sequence > OLD.sequence AND (TG_TABLE_NAME = 'audit_chain' OR way = 'retention') THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit chain goes on only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_chain_goes_on BEFORE UPDATE OR DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION refuse_chain_change();
CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_chain_change();
CREATE TRIGGER audit_anchor_goes_on BEFORE UPDATE OR DELETE ON audit_anchor
    FOR EACH ROW EXECUTE FUNCTION refuse_chain_change();
CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON audit_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_chain_change();

-- Entries are put behind the end of the chain only: before its beginning nobody would look for them.
CREATE FUNCTION refuse_audit_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence > (SELECT c.sequence FROM audit_chain c) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit events are put behind the last one' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_event_behind_the_end BEFORE INSERT ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_insert();

-- Retention: removes the oldest entries up to one, never the last, and remembers that one's hash. Tells how many went.
CREATE FUNCTION remove_audit_events(last_removed bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    removed bigint;
    anchor  bytea;
BEGIN
    SELECT e.hash INTO STRICT anchor FROM audit_event e, audit_chain c WHERE e.sequence = last_removed AND e.sequence < c.sequence;
    PERFORM set_config('guestflow.audit_way', 'retention', true);
    UPDATE audit_anchor SET sequence = last_removed, last_hash = anchor;
    DELETE FROM audit_event WHERE sequence <= last_removed;
    GET DIAGNOSTICS removed = ROW_COUNT;
    PERFORM set_config('guestflow.audit_way', '', true);
    RETURN removed;
END $$;

-- Erasure: puts what is left in the place of an entry's values. Its hash and its place in the chain stay; the entry that vouches for the rest is named.
CREATE FUNCTION erase_audit_event(erased bigint, vouching bigint, object text, before_it jsonb, after_it jsonb, client_call text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('guestflow.audit_way', 'erasure', true);
    UPDATE audit_event
    SET object_id = object, old_value = before_it, new_value = after_it, call_client_request_id = client_call, salt = NULL, erased_by = vouching
    WHERE sequence = erased;
    PERFORM set_config('guestflow.audit_way', '', true);
END $$;

-- Only for whom they are granted to: the owner of the tables and, where it has a role of its own, the application.
REVOKE EXECUTE ON FUNCTION remove_audit_events(bigint), erase_audit_event(bigint, bigint, text, jsonb, jsonb, text) FROM PUBLIC;
