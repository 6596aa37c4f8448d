-- A notice is one mail about one request. It is written in the transaction that decides it; kind and generation make it unique.
CREATE TABLE notice (
    id             uuid PRIMARY KEY,
    request_id     uuid NOT NULL,
    kind           text NOT NULL,
    generation     bigint NOT NULL,
    recipient      text NOT NULL,
    cc             text[] NOT NULL DEFAULT '{}',
    language       text NOT NULL,
    content        jsonb NOT NULL,
    state          text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'undeliverable', 'suppressed', 'obsolete')),
    attempts       integer NOT NULL DEFAULT 0,
    server_answer  text,
    created_at     timestamptz NOT NULL,
    state_since    timestamptz NOT NULL,
    UNIQUE (request_id, kind, generation, recipient)
);

-- Recipients who do not want further invitations from this organisation.
CREATE TABLE blocked_recipient (
    mail       text PRIMARY KEY,
    blocked_at timestamptz NOT NULL
);

-- db-scheduler's table, as its PostgreSQL script defines it.
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
