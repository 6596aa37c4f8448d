-- Where a person is, as the browser has told last: access ends there at the end of its last day.
ALTER TABLE directory_user ADD COLUMN time_zone text CHECK (length(time_zone) BETWEEN 1 AND 64);
