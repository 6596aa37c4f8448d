-- Whose sign-in has a second factor to show, of whatever kind.
CREATE VIEW second_factor_holder AS
    SELECT user_id FROM authenticator_app WHERE registered_at IS NOT NULL
    UNION ALL
    SELECT user_id FROM passkey;
