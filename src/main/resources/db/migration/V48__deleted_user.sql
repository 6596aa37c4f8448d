-- Guests who were deleted and can be restored for a while: what the directory knew of each at that moment, and nothing by which anybody signs in. Whatever reads the tables in use knows nothing of them.
CREATE TABLE deleted_user (
    id               uuid PRIMARY KEY,
    account          jsonb NOT NULL,
    sponsors         jsonb NOT NULL,
    memberships      jsonb NOT NULL,
    assignments      jsonb NOT NULL,
    deleted_at       timestamptz NOT NULL,
    deleted_by       uuid,
    restorable_until timestamptz NOT NULL
);

COMMENT ON COLUMN deleted_user.account IS 'the row of directory_user, without the password; a column that is new there is null here, or has to be given its value by whoever adds it';
COMMENT ON COLUMN deleted_user.memberships IS 'the rows of group_member, each with the group''s name; assignments likewise';
COMMENT ON COLUMN deleted_user.deleted_by IS 'the administrator; null where time had come';

CREATE INDEX deleted_user_deleted_at ON deleted_user (deleted_at);
CREATE INDEX deleted_user_restorable_until ON deleted_user (restorable_until);
