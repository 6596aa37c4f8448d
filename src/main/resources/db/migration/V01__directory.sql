-- The directory: organisations, users, groups, applications, memberships and roles.
-- Terms and values follow Microsoft Entra (userType, creationType, externalUserState) in lower snake case.

CREATE TABLE organisation (
    id                    uuid PRIMARY KEY,
    kind                  text NOT NULL CHECK (kind IN ('host', 'partner')),
    display_name          text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 256),
    default_language      text NOT NULL DEFAULT 'en',
    privacy_statement_url text,
    logo_url              text,
    created_at            timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX organisation_one_host ON organisation (kind) WHERE kind = 'host';

-- A domain belongs to one organisation at most; the name is its lower-case ASCII form.
CREATE TABLE organisation_domain (
    domain          text PRIMARY KEY CHECK (domain = lower(domain) AND domain ~ '^[a-z0-9.-]{1,253}$'),
    organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
    is_default      boolean NOT NULL DEFAULT false
);

CREATE INDEX organisation_domain_of ON organisation_domain (organisation_id);
CREATE UNIQUE INDEX organisation_domain_default ON organisation_domain (organisation_id) WHERE is_default;

-- "user" is a reserved word of SQL.
CREATE TABLE directory_user (
    id                             uuid PRIMARY KEY,
    user_principal_name            text NOT NULL,
    mail                           text NOT NULL,
    mail_as_typed                  text NOT NULL,
    display_name                   text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 256),
    user_type                      text NOT NULL CHECK (user_type IN ('member', 'guest')),
    creation_type                  text CHECK (creation_type IN ('invitation', 'direct_addition')),
    external_user_state            text CHECK (external_user_state IN ('pending_acceptance', 'accepted')),
    external_user_state_changed_at timestamptz,
    account_enabled                boolean NOT NULL DEFAULT true,
    password_hash                  text,
    preferred_language             text,
    invited_by                     uuid REFERENCES directory_user ON DELETE SET NULL,
    created_at                     timestamptz NOT NULL,
    CONSTRAINT guest_has_a_state CHECK ((user_type = 'guest') = (external_user_state IS NOT NULL)),
    CONSTRAINT state_has_a_time CHECK ((external_user_state IS NULL) = (external_user_state_changed_at IS NULL)),
    CONSTRAINT mail_is_normalised CHECK (mail ~ '^[^@]+@[a-z0-9.-]+$')
);

-- One account per address, whatever the letters' case.
CREATE UNIQUE INDEX directory_user_mail ON directory_user (lower(mail));
CREATE UNIQUE INDEX directory_user_principal_name ON directory_user (lower(user_principal_name));

CREATE TABLE directory_role_member (
    user_id uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    role    text NOT NULL CHECK (role IN ('Administrator', 'GuestInviter')),
    PRIMARY KEY (user_id, role)
);

-- "group" is a reserved word of SQL.
CREATE TABLE directory_group (
    id              uuid PRIMARY KEY,
    mail_nickname   text NOT NULL CHECK (mail_nickname ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    display_name    text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 256),
    membership      text NOT NULL CHECK (membership IN ('assigned', 'dynamic', 'synced')),
    self_service    boolean NOT NULL DEFAULT false,
    sensitivity     text NOT NULL DEFAULT 'normal' CHECK (sensitivity IN ('normal', 'confidential')),
    membership_rule text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT rule_only_where_dynamic CHECK ((membership = 'dynamic') = (membership_rule IS NOT NULL)),
    -- A rule that is not understood must not silently mean nobody, or everybody.
    CONSTRAINT rule_is_understood CHECK (membership_rule IN ('user.userType -eq "Member"', 'user.userType -eq "Guest"'))
);

CREATE UNIQUE INDEX directory_group_nickname ON directory_group (mail_nickname);

CREATE TABLE group_owner (
    group_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
    user_id  uuid NOT NULL REFERENCES directory_user,
    PRIMARY KEY (group_id, user_id)
);

CREATE INDEX group_owner_of ON group_owner (user_id);

CREATE TABLE group_member (
    group_id   uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
    user_id    uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    request_id uuid,
    granted_at timestamptz NOT NULL,
    ends_at    timestamptz,
    PRIMARY KEY (group_id, user_id)
);

CREATE INDEX group_member_of ON group_member (user_id);

-- Who is in which group until when, whether kept by hand, synchronised or computed by a rule.
CREATE VIEW group_membership AS
    SELECT m.group_id, m.user_id, m.ends_at
    FROM group_member m JOIN directory_group g ON g.id = m.group_id
    WHERE g.membership <> 'dynamic'
    UNION ALL
    SELECT g.id, u.id, NULL
    FROM directory_group g JOIN directory_user u ON g.membership_rule = 'user.userType -eq "' || initcap(u.user_type) || '"';

CREATE TABLE application (
    id              uuid PRIMARY KEY,
    app_id          text NOT NULL CHECK (app_id ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    display_name    text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 256),
    self_service    boolean NOT NULL DEFAULT false,
    sensitivity     text NOT NULL DEFAULT 'normal' CHECK (sensitivity IN ('normal', 'confidential')),
    access_group_id uuid REFERENCES directory_group,
    created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX application_app_id ON application (app_id);

-- Exact origins (scheme, host, port) that a redemption may send its guest on to.
CREATE TABLE application_redirect_origin (
    application_id uuid NOT NULL REFERENCES application ON DELETE CASCADE,
    origin         text NOT NULL CHECK (origin ~ '^https?://[^/@\\?#]+$'),
    PRIMARY KEY (application_id, origin)
);

CREATE TABLE application_owner (
    application_id uuid NOT NULL REFERENCES application ON DELETE CASCADE,
    user_id        uuid NOT NULL REFERENCES directory_user,
    PRIMARY KEY (application_id, user_id)
);

CREATE INDEX application_owner_of ON application_owner (user_id);

CREATE TABLE application_assignment (
    application_id uuid NOT NULL REFERENCES application ON DELETE CASCADE,
    user_id        uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    request_id     uuid,
    granted_at     timestamptz NOT NULL,
    ends_at        timestamptz,
    PRIMARY KEY (application_id, user_id)
);

CREATE INDEX application_assignment_of ON application_assignment (user_id);

-- Up to five users or groups who answer for a guest; position 0 is the inviter.
CREATE TABLE sponsor (
    guest_id uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position BETWEEN 0 AND 4),
    user_id  uuid REFERENCES directory_user ON DELETE CASCADE,
    group_id uuid REFERENCES directory_group ON DELETE CASCADE,
    PRIMARY KEY (guest_id, position),
    CONSTRAINT sponsor_is_a_user_or_a_group CHECK (num_nonnulls(user_id, group_id) = 1)
);

CREATE INDEX sponsor_user ON sponsor (user_id);
CREATE UNIQUE INDEX sponsor_once_as_user ON sponsor (guest_id, user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX sponsor_once_as_group ON sponsor (guest_id, group_id) WHERE group_id IS NOT NULL;

-- A group and an application always have an owner: checked when the transaction commits, so that both rows can be written in any order.
CREATE FUNCTION require_group_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_group uuid := CASE WHEN TG_TABLE_NAME = 'directory_group' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(OLD) ->> 'group_id')::uuid END;
BEGIN
    IF EXISTS (SELECT FROM directory_group WHERE id = of_group)
       AND NOT EXISTS (SELECT FROM group_owner WHERE group_id = of_group) THEN
        RAISE EXCEPTION 'group % has no owner', of_group USING ERRCODE = 'check_violation', CONSTRAINT = 'group_has_an_owner';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER group_has_an_owner AFTER INSERT ON directory_group
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_group_owner();
CREATE CONSTRAINT TRIGGER group_keeps_an_owner AFTER DELETE OR UPDATE ON group_owner
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_group_owner();

CREATE FUNCTION require_application_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_application uuid := CASE WHEN TG_TABLE_NAME = 'application' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(OLD) ->> 'application_id')::uuid END;
BEGIN
    IF EXISTS (SELECT FROM application WHERE id = of_application)
       AND NOT EXISTS (SELECT FROM application_owner WHERE application_id = of_application) THEN
        RAISE EXCEPTION 'application % has no owner', of_application USING ERRCODE = 'check_violation', CONSTRAINT = 'application_has_an_owner';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER application_has_an_owner AFTER INSERT ON application
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_application_owner();
CREATE CONSTRAINT TRIGGER application_keeps_an_owner AFTER DELETE OR UPDATE ON application_owner
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_application_owner();
