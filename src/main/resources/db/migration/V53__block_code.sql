-- Codes by which recipients show that it is they who want invitations again. The code itself is stored nowhere, the address neither: the notice whose link was used has it.
CREATE TABLE block_code (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id  uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
    seed       uuid NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries      smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5)
);

CREATE INDEX block_code_notice ON block_code (notice_id, id DESC);
