-- A notice is one mail about one request to one recipient. It is written in the transaction that decides it; kind and generation make it unique.
-- A copy (cc) is a row of its own with the same addressee, so that each recipient's server is asked, and answers, for itself.
CREATE TABLE notice (
    id             uuid PRIMARY KEY,
    request_id     uuid NOT NULL,
    kind           text NOT NULL,
    generation     bigint NOT NULL,
    recipient      text NOT NULL,
    addressee      text NOT NULL,
    cc             text[] NOT NULL DEFAULT '{}',
    language       text NOT NULL,
    content        jsonb NOT NULL,
    state          text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'undeliverable', 'suppressed', 'obsolete')),
    attempts       integer NOT NULL DEFAULT 0,
    -- Attempts of earlier rounds: an administrator's retry begins a new round.
    attempts_before integer NOT NULL DEFAULT 0,
    -- Until when the node that sends it is alone with it, by the database's time; whoever comes later may take it over.
    leased_until   timestamptz,
    -- The connection was lost after the message had been handed over: it is repeated once at most.
    perhaps_sent   boolean NOT NULL DEFAULT false,
    -- The request's process has yet to hear of the failure.
    unreported     boolean NOT NULL DEFAULT false,
    server_answer  text,
    created_at     timestamptz NOT NULL,
    state_since    timestamptz NOT NULL,
    UNIQUE (request_id, kind, generation, recipient),
    CONSTRAINT sending_has_a_lease CHECK ((state = 'sending') = (leased_until IS NOT NULL))
);

-- Recipients who do not want further invitations from this organisation; the address is in lower case.
CREATE TABLE blocked_recipient (
    mail       text PRIMARY KEY,
    blocked_at timestamptz NOT NULL
);

-- db-scheduler's table, as its PostgreSQL script for version 16 defines it.
CREATE TABLE scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_priority_execution_time ON scheduled_tasks (priority DESC, execution_time ASC);
