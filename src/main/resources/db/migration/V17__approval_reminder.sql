-- Reminders that somebody asked for, besides the one that the process sends by itself.
ALTER TABLE approval_stage
    ADD COLUMN reminded_at timestamptz,
    ADD COLUMN reminders   smallint NOT NULL DEFAULT 0 CHECK (reminders >= 0);

-- What came of other requests for the same address.
CREATE INDEX invitation_mail ON invitation (lower(mail));
