-- A list of people that somebody has uploaded to invite them: tried out first, then asked for when he says so.
CREATE TABLE bulk_upload (
    id              uuid PRIMARY KEY,
    uploader_id     uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    target_type     text NOT NULL CHECK (target_type IN ('group', 'application', 'directory')),
    target_id       uuid,
    file_name       text NOT NULL,
    ignored_columns text[] NOT NULL,
    state           text NOT NULL CHECK (state IN ('checking', 'checked', 'inviting', 'done', 'cancelled')),
    waits_until     timestamptz,
    created_at      timestamptz NOT NULL,
    CONSTRAINT target_is_named CHECK ((target_type = 'directory') = (target_id IS NULL))
);

COMMENT ON COLUMN bulk_upload.waits_until IS 'when the limit of invitations is likely to let the next one pass; null while nothing waits';

CREATE INDEX bulk_upload_uploader ON bulk_upload (uploader_id, created_at DESC, id DESC);
CREATE INDEX bulk_upload_created ON bulk_upload (created_at);

-- One person of such a list. Verdict: what would become of it; outcome: what became of it, only where it was asked for.
CREATE TABLE bulk_row (
    upload_id        uuid NOT NULL REFERENCES bulk_upload ON DELETE CASCADE,
    position         integer NOT NULL CHECK (position >= 0),
    line             integer NOT NULL CHECK (line > 0),
    address          text NOT NULL,
    display_name     text,
    message          text,
    message_language text,
    redirect_url     text,
    send_invitation  boolean NOT NULL,
    access_end_date  text,
    justification    text,
    verdict          text,
    outcome          text,
    rule             text,
    explanation      text,
    remedy           text,
    duplicate_of     integer,
    access_end       timestamptz,
    request_id       uuid,
    tries            integer NOT NULL DEFAULT 0,
    PRIMARY KEY (upload_id, position),
    CONSTRAINT words_belong_to_a_rule CHECK (num_nonnulls(rule, explanation, remedy) IN (0, 3)),
    CONSTRAINT outcome_has_a_verdict CHECK (outcome IS NULL OR verdict IS NOT NULL)
);

COMMENT ON COLUMN bulk_row.line IS 'the line of the file on which the row begins, counted from 1';
COMMENT ON COLUMN bulk_row.duplicate_of IS 'the line that names the same address first';
COMMENT ON COLUMN bulk_row.tries IS 'how often asking came to an unexpected fault';
