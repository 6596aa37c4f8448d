-- From outside and guest are two things: an administrator can bring somebody in whose user type is member, and a member can be turned into somebody who
-- proves an address of another organisation. Who has an external user state proves, consents and is pending until then, whatever the type.
ALTER TABLE directory_user
    DROP CONSTRAINT guest_has_a_state,
    ADD CONSTRAINT guest_has_a_state CHECK (user_type <> 'guest' OR external_user_state IS NOT NULL),
    ADD COLUMN kept_while_pending boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN directory_user.kept_while_pending IS 'was there before it became pending: stays, with its memberships, when the invitation ends unredeemed';

-- Membership by a rule begins as every other access does: with the redemption.
CREATE OR REPLACE VIEW group_membership AS
    SELECT m.group_id, m.user_id, m.ends_at
    FROM group_member m JOIN directory_group g ON g.id = m.group_id
    WHERE g.membership <> 'dynamic'
    UNION ALL
    SELECT g.id, u.id, NULL
    FROM directory_group g JOIN directory_user u ON g.membership_rule = 'user.userType -eq "' || initcap(u.user_type) || '"'
    WHERE u.external_user_state IS DISTINCT FROM 'pending_acceptance';
