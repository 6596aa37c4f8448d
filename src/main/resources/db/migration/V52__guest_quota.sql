-- How many guests there may be; null for as many as come.
CREATE TABLE guest_quota (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    per_partner integer CHECK (per_partner > 0),
    per_owner   integer CHECK (per_owner > 0)
);

INSERT INTO guest_quota DEFAULT VALUES;

COMMENT ON COLUMN guest_quota.per_partner IS 'guests of one partner organisation, or of one domain that belongs to none';
COMMENT ON COLUMN guest_quota.per_owner IS 'guests whom one person has brought in';
