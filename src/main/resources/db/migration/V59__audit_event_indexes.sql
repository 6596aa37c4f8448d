-- Two indexes that no question needs, and that every entry would be written into: an entry's place is part of what its hash is computed over, so no two have the same; and an object is
-- found by its id alone.
ALTER TABLE audit_event DROP CONSTRAINT audit_event_hash_key;
DROP INDEX audit_event_object;
