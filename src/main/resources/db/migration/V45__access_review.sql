-- Access reviews: from time to time those who answer for the guests of a group or application say who is still to have access.
CREATE TABLE access_review (
    id                      uuid PRIMARY KEY,
    target_type             text NOT NULL CHECK (target_type IN ('group', 'application')),
    target_id               uuid NOT NULL,
    state                   text NOT NULL CHECK (state IN ('open', 'applying', 'finished')),
    -- Null where the daily round started it.
    started_by              uuid REFERENCES directory_user ON DELETE SET NULL,
    started_at              timestamptz NOT NULL,
    ends_at                 timestamptz NOT NULL CHECK (ends_at > started_at),
    task_id                 text,
    sponsors_asked_at       timestamptz,
    administrators_asked_at timestamptz,
    -- When no more answers were taken; by nobody where the time was over.
    closed_at               timestamptz,
    closed_by               uuid REFERENCES directory_user ON DELETE SET NULL,
    finished_at             timestamptz,
    CONSTRAINT closed_unless_open CHECK ((state = 'open') = (closed_at IS NULL)),
    CONSTRAINT finished_has_a_time CHECK ((state = 'finished') = (finished_at IS NOT NULL))
);

-- One review of a target at a time, however many start one at once.
CREATE UNIQUE INDEX access_review_running ON access_review (target_type, target_id) WHERE state <> 'finished';
CREATE INDEX access_review_of_target ON access_review (target_type, target_id, started_at);
CREATE INDEX access_review_newest ON access_review (started_at, id);
CREATE UNIQUE INDEX access_review_task ON access_review (task_id) WHERE task_id IS NOT NULL;

-- What was said of one guest and what came of it. The guest is named by his id alone, so that the result outlives the account without telling whose it was.
CREATE TABLE access_review_entry (
    review_id   uuid NOT NULL REFERENCES access_review ON DELETE CASCADE,
    guest_id    uuid NOT NULL,
    answer      text CHECK (answer IN ('keep', 'end', 'keep_until', 'no_answer')),
    keep_until  date,
    answered_by uuid REFERENCES directory_user ON DELETE SET NULL,
    answered_at timestamptz,
    outcome     text CHECK (outcome IN ('kept', 'limited', 'ended', 'left')),
    settled_at  timestamptz,
    PRIMARY KEY (review_id, guest_id),
    CONSTRAINT answer_has_a_time CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT until_has_a_day CHECK ((answer IS NOT DISTINCT FROM 'keep_until') = (keep_until IS NOT NULL)),
    CONSTRAINT outcome_has_a_time CHECK ((outcome IS NULL) = (settled_at IS NULL))
);

CREATE INDEX access_review_entry_of ON access_review_entry (guest_id);

-- Who answers for which guest of a running review: the owners; once they are asked, the guest's sponsors, and the administrators. Members who may sign in, nobody else.
-- A sponsor by a group is one until his membership ends.
CREATE VIEW access_review_reviewer AS
    SELECT p.review_id, p.guest_id, p.answer, p.part, p.reviewer_id, p.until
    FROM (
        SELECT e.review_id, e.guest_id, e.answer, 'owner' AS part, o.user_id AS reviewer_id, NULL::timestamptz AS until
        FROM access_review r JOIN access_review_entry e ON e.review_id = r.id JOIN group_owner o ON o.group_id = r.target_id
        WHERE r.state = 'open' AND r.target_type = 'group'
        UNION ALL
        SELECT e.review_id, e.guest_id, e.answer, 'owner', o.user_id, NULL
        FROM access_review r JOIN access_review_entry e ON e.review_id = r.id JOIN application_owner o ON o.application_id = r.target_id
        WHERE r.state = 'open' AND r.target_type = 'application'
        UNION ALL
        SELECT e.review_id, e.guest_id, e.answer, 'sponsor', s.user_id, NULL
        FROM access_review r JOIN access_review_entry e ON e.review_id = r.id JOIN sponsor s ON s.guest_id = e.guest_id
        WHERE r.state = 'open' AND r.sponsors_asked_at IS NOT NULL AND s.user_id IS NOT NULL
        UNION ALL
        SELECT e.review_id, e.guest_id, e.answer, 'sponsor', m.user_id, m.ends_at
        FROM access_review r JOIN access_review_entry e ON e.review_id = r.id JOIN sponsor s ON s.guest_id = e.guest_id
        JOIN group_membership m ON m.group_id = s.group_id
        WHERE r.state = 'open' AND r.sponsors_asked_at IS NOT NULL
        UNION ALL
        SELECT e.review_id, e.guest_id, e.answer, 'administrator', a.user_id, NULL
        FROM access_review r JOIN access_review_entry e ON e.review_id = r.id CROSS JOIN directory_role_member a
        WHERE r.state = 'open' AND r.administrators_asked_at IS NOT NULL AND a.role = 'Administrator') p
    JOIN directory_user u ON u.id = p.reviewer_id
    WHERE u.user_type = 'member' AND u.account_enabled AND u.external_user_state IS DISTINCT FROM 'pending_acceptance';
