-- How often the window of second_factor_try has been doubled, because all tries of the one before were used.
ALTER TABLE second_factor_try ADD COLUMN doublings smallint NOT NULL DEFAULT 0;
