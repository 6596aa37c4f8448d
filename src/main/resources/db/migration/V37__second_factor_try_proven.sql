-- Codes of sessions that have shown a second factor before are counted apart: whoever has a password alone does not hold up the account's user with wrong codes.
ALTER TABLE second_factor_try ADD COLUMN proven boolean NOT NULL DEFAULT false;
ALTER TABLE second_factor_try DROP CONSTRAINT second_factor_try_pkey;
ALTER TABLE second_factor_try ADD PRIMARY KEY (user_id, proven);
