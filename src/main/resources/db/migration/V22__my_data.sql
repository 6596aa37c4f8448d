-- The trail by whom an entry about a group or an application is about.
CREATE INDEX audit_event_user ON audit_event (coalesce(new_value ->> 'user', old_value ->> 'user'), sequence DESC)
    WHERE coalesce(new_value ->> 'user', old_value ->> 'user') IS NOT NULL;
