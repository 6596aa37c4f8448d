-- Whether a text names one of several, whatever the letters' case, and not only somebody whose address begins or ends like one of them. For what is erased; the audit trail's redaction has the same rule in Java (WholeAddress).
CREATE FUNCTION names_any(value text, texts text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((
        SELECT bool_or(strpos(lower(value), one) > 0
            AND lower(value) ~ ('(^|[^[:alnum:]._+''-])' || regexp_replace(one, '([^[:alnum:]_@ ])', '\\\1', 'g') || '($|[^[:alnum:].-]|\.($|[^[:alnum:]]))'))
        FROM unnest(texts) one), false)
$$;
