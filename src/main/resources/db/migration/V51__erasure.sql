-- Whether a text names one of several, whatever the letters' case. For what is erased.
CREATE FUNCTION names_any(value text, texts text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT bool_or(strpos(lower(value), one) > 0) FROM unnest(texts) one), false)
$$;
