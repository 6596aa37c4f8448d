ALTER TABLE first ADD COLUMN added int;
ALTER TABLE second ADD COLUMN added int;
