-- Access that is about to end, a row for each process instance that sees to it; gone when the access has ended or goes on.
CREATE TABLE ending_access (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    target_type text NOT NULL CHECK (target_type IN ('group', 'application')),
    target_id   uuid NOT NULL,
    ends_at     timestamptz NOT NULL,
    known_since timestamptz NOT NULL,
    warnings    integer NOT NULL DEFAULT 0,
    warned_at   timestamptz,
    CONSTRAINT access_ends_once UNIQUE (user_id, target_type, target_id),
    CONSTRAINT warning_has_a_time CHECK ((warnings = 0) = (warned_at IS NULL))
);

COMMENT ON COLUMN ending_access.known_since IS 'since when access ends at that moment; nobody is warned of what was so near already when it was granted';

CREATE INDEX group_member_end ON group_member (ends_at) WHERE ends_at IS NOT NULL;
CREATE INDEX application_assignment_end ON application_assignment (ends_at) WHERE ends_at IS NOT NULL;

-- Guests who do not come any more, or have nothing to come for: told first, then blocked, then deleted. One that has ended tells that the guest was there again at that moment.
CREATE TABLE guest_inactivity (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    reason     text NOT NULL CHECK (reason IN ('no_sign_in', 'no_access')),
    begun_at   timestamptz NOT NULL,
    block_at   timestamptz,
    blocked_at timestamptz,
    delete_at  timestamptz,
    ended_at   timestamptz,
    CONSTRAINT blocked_is_to_be_deleted CHECK ((blocked_at IS NULL) = (delete_at IS NULL))
);

CREATE UNIQUE INDEX guest_inactivity_open ON guest_inactivity (user_id) WHERE ended_at IS NULL;
CREATE INDEX guest_inactivity_of ON guest_inactivity (user_id, ended_at);

-- Guests who were found to have no access, and when they were first found so.
CREATE TABLE guest_without_access (
    user_id uuid PRIMARY KEY REFERENCES directory_user ON DELETE CASCADE,
    since   timestamptz NOT NULL
);
