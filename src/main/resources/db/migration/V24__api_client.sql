-- Programs that call the API as themselves. Each acts as an account of a third type, which nobody signs in with.
ALTER TABLE directory_user
    DROP CONSTRAINT directory_user_user_type_check,
    ADD CONSTRAINT directory_user_user_type_check CHECK (user_type IN ('member', 'guest', 'application')),
    ADD CONSTRAINT application_has_no_password CHECK (user_type <> 'application' OR password_hash IS NULL);

CREATE TABLE api_client (
    client_id  text PRIMARY KEY CHECK (client_id ~ '^[A-Za-z0-9._:/@-]+$' AND length(client_id) <= 256),
    user_id    uuid NOT NULL UNIQUE REFERENCES directory_user ON DELETE CASCADE,
    created_at timestamptz NOT NULL
);

COMMENT ON COLUMN api_client.client_id IS 'how the OpenID Connect issuer names the client (azp, appid)';

-- A program may be an owner, so that it may bring people to the target; it does not answer for it. An owner who is a person always has to be there.
CREATE OR REPLACE FUNCTION require_group_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_group uuid := CASE WHEN TG_TABLE_NAME = 'directory_group' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(OLD) ->> 'group_id')::uuid END;
BEGIN
    IF EXISTS (SELECT FROM directory_group WHERE id = of_group)
       AND NOT EXISTS (SELECT FROM group_owner o JOIN directory_user u ON u.id = o.user_id WHERE o.group_id = of_group AND u.user_type <> 'application') THEN
        RAISE EXCEPTION 'group % has no owner', of_group USING ERRCODE = 'check_violation', CONSTRAINT = 'group_has_an_owner';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION require_application_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_application uuid := CASE WHEN TG_TABLE_NAME = 'application' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(OLD) ->> 'application_id')::uuid END;
BEGIN
    IF EXISTS (SELECT FROM application WHERE id = of_application)
       AND NOT EXISTS (SELECT FROM application_owner o JOIN directory_user u ON u.id = o.user_id WHERE o.application_id = of_application AND u.user_type <> 'application') THEN
        RAISE EXCEPTION 'application % has no owner', of_application USING ERRCODE = 'check_violation', CONSTRAINT = 'application_has_an_owner';
    END IF;
    RETURN NULL;
END $$;
