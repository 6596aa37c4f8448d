-- The stages that a request must pass, in order, as policy named them.
CREATE TABLE approval_stage (
    request_id uuid NOT NULL,
    stage      smallint NOT NULL CHECK (stage BETWEEN 1 AND 3),
    approvers  text NOT NULL,
    opened_at  timestamptz,
    decision   text CHECK (decision IN ('approve', 'reject', 'no_answer')),
    decided_by uuid REFERENCES directory_user ON DELETE SET NULL,
    decided_at timestamptz,
    comment    text CHECK (length(comment) <= 1000),
    task_id    text,
    escalated_at timestamptz,
    PRIMARY KEY (request_id, stage),
    CONSTRAINT decision_has_a_time CHECK ((decision IS NULL) = (decided_at IS NULL))
);

-- Nobody decides twice in one request.
CREATE UNIQUE INDEX approval_once_per_person ON approval_stage (request_id, decided_by) WHERE decided_by IS NOT NULL;
CREATE UNIQUE INDEX approval_stage_task ON approval_stage (task_id) WHERE task_id IS NOT NULL;
