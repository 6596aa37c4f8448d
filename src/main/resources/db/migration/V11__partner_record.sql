-- What the host has recorded of a partner, complete (behaviour.md section 5).
ALTER TABLE partner
    ADD COLUMN longest_access_days integer CHECK (longest_access_days > 0),
    ADD COLUMN when_unreachable    text NOT NULL DEFAULT 'invitation' CHECK (when_unreachable IN ('invitation', 'incident')),
    ADD COLUMN sign_in             jsonb,
    ADD CONSTRAINT sign_in_has_no_secret CHECK (NOT jsonb_exists_any(sign_in, ARRAY ['clientSecret', 'secret', 'token']));

COMMENT ON COLUMN partner.when_unreachable IS 'what becomes of a direct addition when the directory stays silent';
COMMENT ON COLUMN partner.sign_in IS 'the partner''s OpenID Connect provider; its secret is in the configuration, the record names it';

-- Targets that the partner's people may be added to directly.
CREATE TABLE partner_target (
    organisation_id uuid NOT NULL REFERENCES partner ON DELETE CASCADE,
    target_type     text NOT NULL CHECK (target_type IN ('group', 'application')),
    target_id       uuid NOT NULL,
    PRIMARY KEY (organisation_id, target_type, target_id)
);

-- People who answer for the partnership on either side, and members who may speak for the partner.
CREATE TABLE partner_person (
    organisation_id uuid NOT NULL REFERENCES partner ON DELETE CASCADE,
    user_id         uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    part            text NOT NULL CHECK (part IN ('sponsor', 'assigned')),
    PRIMARY KEY (organisation_id, user_id, part)
);

CREATE INDEX partner_person_user ON partner_person (user_id);
