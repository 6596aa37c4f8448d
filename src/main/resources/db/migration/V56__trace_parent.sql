-- What later steps of a request, and the sending of a mail, are a part of: written only while traces are made, and removed after a month.
CREATE TABLE trace_parent (
    work_id     uuid PRIMARY KEY,
    traceparent text NOT NULL,
    at          timestamptz NOT NULL
);

COMMENT ON COLUMN trace_parent.work_id IS 'the id of a request or of a notice';
COMMENT ON COLUMN trace_parent.traceparent IS 'as W3C Trace Context, section 3.2, writes it: ids only';

CREATE INDEX trace_parent_at ON trace_parent (at);
