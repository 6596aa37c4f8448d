-- Spring Session's tables, as its PostgreSQL script defines them.
CREATE TABLE spring_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);

CREATE UNIQUE INDEX spring_session_ix1 ON spring_session (session_id);
CREATE INDEX spring_session_ix2 ON spring_session (expiry_time);
CREATE INDEX spring_session_ix3 ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES spring_session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

-- Failed sign-ins of the last day. The account is a signature of what was typed: people type passwords into the wrong field.
CREATE TABLE failed_sign_in (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL,
    source  text NOT NULL,
    at      timestamptz NOT NULL
);

CREATE INDEX failed_sign_in_account ON failed_sign_in (account, source, at);
CREATE INDEX failed_sign_in_source ON failed_sign_in (source, at);
CREATE INDEX failed_sign_in_at ON failed_sign_in (at);

-- From where an account has been signed in to: somebody else's failures from there do not hold it up.
CREATE TABLE known_source (
    account text NOT NULL,
    source  text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (account, source)
);

CREATE INDEX known_source_at ON known_source (at);
