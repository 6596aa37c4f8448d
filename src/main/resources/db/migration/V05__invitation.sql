CREATE TABLE invitation (
    id                  uuid PRIMARY KEY,
    mail                text NOT NULL,
    mail_as_typed       text NOT NULL,
    display_name        text,
    target_type         text NOT NULL CHECK (target_type IN ('group', 'application', 'directory')),
    target_id           uuid,
    inviter_id          uuid NOT NULL REFERENCES directory_user,
    message             text CHECK (length(message) <= 1000),
    language            text,
    redirect_url        text,
    send_message        boolean NOT NULL DEFAULT true,
    access_end_date     date,
    justification       text,
    state               text NOT NULL CHECK (state IN ('requested', 'awaiting_approval', 'pending_acceptance', 'completed',
                                                       'denied', 'rejected', 'expired', 'revoked', 'declined', 'undeliverable')),
    state_since         timestamptz NOT NULL,
    state_reason        text,
    guest_id            uuid REFERENCES directory_user ON DELETE SET NULL,
    link_version        integer NOT NULL DEFAULT 0,
    expires_at          timestamptz,
    created_at          timestamptz NOT NULL,
    CONSTRAINT target_is_named CHECK ((target_type = 'directory') = (target_id IS NULL))
);

-- One open invitation per address and target (behaviour.md section 2, rule 8).
CREATE UNIQUE INDEX invitation_one_open ON invitation (lower(mail), target_type, coalesce(target_id, '00000000-0000-0000-0000-000000000000'))
    WHERE state IN ('requested', 'awaiting_approval', 'pending_acceptance');

CREATE INDEX invitation_inviter ON invitation (inviter_id, created_at DESC);
CREATE INDEX invitation_created ON invitation (created_at DESC);
CREATE INDEX invitation_guest ON invitation (guest_id);
CREATE INDEX invitation_target ON invitation (target_id, created_at DESC);
