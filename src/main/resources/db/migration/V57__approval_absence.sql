-- While an approver is away another member decides in his place.
CREATE TABLE approval_absence (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    stand_in_id uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    begins_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    zone        text NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
    offered     boolean NOT NULL DEFAULT false,
    CONSTRAINT absence_ends_after_it_begins CHECK (ends_at > begins_at),
    CONSTRAINT nobody_stands_in_for_himself CHECK (stand_in_id <> user_id)
);

COMMENT ON COLUMN approval_absence.zone IS 'Where the days were meant that the absence was entered with';
COMMENT ON COLUMN approval_absence.offered IS 'Whether the stand-in has been offered what was waiting when it began';

CREATE INDEX approval_absence_user ON approval_absence (user_id);
CREATE INDEX approval_absence_stand_in ON approval_absence (stand_in_id);

-- On whose behalf a stand-in has decided. What one person has to say counts once in a request, whoever says it.
ALTER TABLE approval_stage ADD COLUMN decided_for uuid REFERENCES directory_user ON DELETE SET NULL;
CREATE UNIQUE INDEX approval_once_on_behalf ON approval_stage (request_id, decided_for) WHERE decided_for IS NOT NULL;
