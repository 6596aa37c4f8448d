-- When somebody last signed in to the web pages; null for who has not since this is kept.
ALTER TABLE directory_user ADD COLUMN last_sign_in_at timestamptz;

-- Guests by address, a page at a time.
CREATE INDEX directory_user_guest ON directory_user (lower(mail)) WHERE user_type = 'guest';

-- The trail by what administrators ask for, newest first.
CREATE INDEX audit_event_actor ON audit_event (actor, sequence DESC);
CREATE INDEX audit_event_action ON audit_event (action, sequence DESC);
CREATE INDEX audit_event_object_id ON audit_event (object_id, sequence DESC);
CREATE INDEX audit_event_at ON audit_event (at);

-- How often each rule matched.
CREATE INDEX policy_decision_rule ON policy_decision (rule);
