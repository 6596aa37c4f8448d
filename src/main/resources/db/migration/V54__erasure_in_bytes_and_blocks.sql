-- Whether bytes name one of several addresses, whatever the letters' case. Bytes have no words, so that one that only begins or ends alike is found too; the texts are in lower case.
CREATE FUNCTION bytes_name_any(value bytea, texts text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((
        SELECT bool_or(strpos(written.bytes, lower(encode(convert_to(one, 'UTF8'), 'escape'))) > 0)
        FROM (SELECT lower(encode(value, 'escape')) AS bytes) written, unnest(texts) one), false)
$$;

-- Erased people who did not want further invitations: a keyed signature of the address takes its place, so that they are still left alone.
CREATE TABLE erased_block (
    signature  bytea PRIMARY KEY,
    blocked_at timestamptz NOT NULL
);

COMMENT ON COLUMN erased_block.signature IS 'HMAC of the address in lower case under a key derived from the installation''s secret key; who reads the table cannot try addresses out';
