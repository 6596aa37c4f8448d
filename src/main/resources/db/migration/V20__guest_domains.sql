-- The domain of an address and those above it, as far as they have two labels: eu.litware.com and litware.com. The list of domains covers subdomains, see DomainName.selfAndAbove.
CREATE FUNCTION mail_domains(mail text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(array_to_string(labels[n:], '.') ORDER BY n), '{}')
    FROM (SELECT string_to_array(split_part(mail, '@', 2), '.') AS labels) domain, generate_series(1, cardinality(labels) - 1) n
$$;

ALTER TABLE directory_user ADD COLUMN mail_domains text[] NOT NULL GENERATED ALWAYS AS (mail_domains(mail)) STORED;

CREATE INDEX directory_user_guest_domains ON directory_user USING gin (mail_domains) WHERE user_type = 'guest';
