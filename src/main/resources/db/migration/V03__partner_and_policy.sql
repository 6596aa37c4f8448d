-- What the host has recorded of a partner organisation. An organisation without such a row is unknown to policy.
CREATE TABLE partner (
    organisation_id uuid PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
    trust           text NOT NULL CHECK (trust IN ('known', 'trusted')),
    direct_addition boolean NOT NULL DEFAULT false,
    connection      jsonb,
    CONSTRAINT connection_has_no_secret CHECK (NOT jsonb_exists_any(connection, ARRAY ['password', 'secret', 'token']))
);

COMMENT ON COLUMN partner.connection IS 'how its directory is reached; secrets are in the configuration, the connection names them';

-- One row: the tenant's settings that policy reads with every request.
CREATE TABLE tenant_setting (
    only_row                 boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    allow_invites_from       text NOT NULL DEFAULT 'adminsGuestInvitersAndAllMembers'
        CHECK (allow_invites_from IN ('none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone')),
    domain_list_kind         text NOT NULL DEFAULT 'deny' CHECK (domain_list_kind IN ('allow', 'deny')),
    invitations_per_inviter  integer NOT NULL DEFAULT 100 CHECK (invitations_per_inviter > 0),
    invitations_per_tenant   integer NOT NULL DEFAULT 5000 CHECK (invitations_per_tenant > 0)
);

COMMENT ON COLUMN tenant_setting.invitations_per_inviter IS 'new invitations of one inviter within an hour';
COMMENT ON COLUMN tenant_setting.invitations_per_tenant IS 'new invitations of all inviters within an hour';

INSERT INTO tenant_setting DEFAULT VALUES;

-- The one list of domains; tenant_setting.domain_list_kind says whether it allows or denies. Covers subdomains too.
CREATE TABLE domain_list_entry (
    domain text PRIMARY KEY CHECK (domain ~ '^[a-z0-9.-]{1,253}$')
);

-- Domains of mixed scripts that an administrator has looked at and listed.
CREATE TABLE mixed_script_domain (
    domain text PRIMARY KEY CHECK (domain ~ '^[a-z0-9.-]{1,253}$')
);

-- The decision table's answer, kept with the request it was made for. A request that is decided again gets a further row.
CREATE TABLE policy_decision (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    rule       text NOT NULL,
    inputs     jsonb NOT NULL,
    outputs    jsonb NOT NULL
);

CREATE INDEX policy_decision_request ON policy_decision (request_id, id DESC);
