-- A request to add people of a partner at once, because the inviter may list that partner's directory (behaviour.md section 5).
CREATE TABLE direct_addition (
    id                 uuid PRIMARY KEY,
    partner_id         uuid NOT NULL REFERENCES organisation,
    inviter_id         uuid NOT NULL REFERENCES directory_user,
    target_type        text NOT NULL CHECK (target_type IN ('group', 'application', 'directory')),
    target_id          uuid,
    access_end_date    date,
    justification      text CHECK (length(justification) <= 1000),
    state              text NOT NULL CHECK (state IN ('in_progress', 'awaiting_approval', 'completed')),
    not_direct_because text,
    connection         text,
    privilege          text,
    verified_at        timestamptz,
    created_at         timestamptz NOT NULL,
    CONSTRAINT target_is_named CHECK ((target_type = 'directory') = (target_id IS NULL)),
    CONSTRAINT evidence_is_whole CHECK (num_nonnulls(connection, privilege, verified_at) IN (0, 3))
);

COMMENT ON COLUMN direct_addition.not_direct_because IS 'the condition that failed, for which everybody is invited instead';
COMMENT ON COLUMN direct_addition.privilege IS 'what the partner''s directory said when it was last asked whether the inviter may list its people';

CREATE INDEX direct_addition_inviter ON direct_addition (inviter_id, created_at DESC);
CREATE INDEX direct_addition_partner ON direct_addition (partner_id, created_at DESC);

-- One person of such a request; each succeeds or fails alone. "found" waits for being added, "waiting" for being looked up or invited.
CREATE TABLE direct_addition_person (
    request_id         uuid NOT NULL REFERENCES direct_addition ON DELETE CASCADE,
    position           integer NOT NULL CHECK (position >= 0),
    mail               text,
    mail_as_typed      text NOT NULL,
    outcome            text NOT NULL CHECK (outcome IN ('waiting', 'found', 'added', 'invited', 'refused', 'failed')),
    rule               text,
    message            text,
    directory_id       text,
    display_name       text,
    preferred_language text,
    query              text,
    looked_up_at       timestamptz,
    user_id            uuid REFERENCES directory_user ON DELETE SET NULL,
    invitation_id      uuid,
    settled_at         timestamptz,
    PRIMARY KEY (request_id, position),
    CONSTRAINT address_is_known CHECK (mail IS NOT NULL OR outcome = 'refused'),
    CONSTRAINT settled_has_a_time CHECK ((outcome IN ('waiting', 'found')) = (settled_at IS NULL)),
    CONSTRAINT added_has_evidence CHECK (outcome <> 'added' OR num_nulls(directory_id, query, looked_up_at) = 0),
    CONSTRAINT refusal_has_a_rule CHECK (outcome NOT IN ('refused', 'failed') OR rule IS NOT NULL)
);

CREATE UNIQUE INDEX direct_addition_person_once ON direct_addition_person (request_id, lower(mail));
CREATE INDEX direct_addition_person_open ON direct_addition_person (request_id, outcome, position) WHERE outcome IN ('waiting', 'found');
CREATE INDEX direct_addition_person_user ON direct_addition_person (user_id);

COMMENT ON COLUMN direct_addition_person.rule IS 'why not directly, or why not at all';
