-- When access was last made to last longer. A review that was answered before that neither ends nor shortens it.
ALTER TABLE group_member ADD COLUMN prolonged_at timestamptz;
ALTER TABLE application_assignment ADD COLUMN prolonged_at timestamptz;

ALTER TABLE access_review_entry DROP CONSTRAINT access_review_entry_outcome_check;
ALTER TABLE access_review_entry ADD CONSTRAINT access_review_entry_outcome_check
    CHECK (outcome IN ('kept', 'limited', 'ended', 'left', 'prolonged'));

-- What is yet to be applied, in steps; whose answers somebody gave, for the person's own data and where the account goes.
CREATE INDEX access_review_entry_unsettled ON access_review_entry (review_id, guest_id) WHERE outcome IS NULL;
CREATE INDEX access_review_entry_answered_by ON access_review_entry (answered_by) WHERE answered_by IS NOT NULL;

-- What the daily round goes through: the running ones, and those that are old enough to be removed.
CREATE INDEX access_review_unfinished ON access_review (id) WHERE state <> 'finished';
CREATE INDEX access_review_finished ON access_review (finished_at) WHERE state = 'finished';

-- Whom a review is about, with the access that is reviewed as the directory has it: of who was brought in again since the review began there is none here.
CREATE VIEW access_review_guest AS
    SELECT e.review_id, e.guest_id, e.answer, e.keep_until, e.answered_by, e.answered_at, e.outcome, e.settled_at,
           u.id IS NULL AS gone, coalesce(lower(u.mail), '') COLLATE "C" AS mail,
           coalesce(m.granted_at, s.granted_at) AS since, coalesce(m.ends_at, s.ends_at) AS ends_at
    FROM access_review r
    JOIN access_review_entry e ON e.review_id = r.id
    LEFT JOIN directory_user u ON u.id = e.guest_id
    LEFT JOIN group_member m
           ON r.target_type = 'group' AND m.group_id = r.target_id AND m.user_id = u.id AND u.user_type = 'guest' AND m.granted_at <= r.started_at
    LEFT JOIN application_assignment s
           ON r.target_type = 'application' AND s.application_id = r.target_id AND s.user_id = u.id AND u.user_type = 'guest'
          AND s.granted_at <= r.started_at;
