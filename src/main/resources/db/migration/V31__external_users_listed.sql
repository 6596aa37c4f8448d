-- The list of guests holds everybody from outside, whatever the user type.
DROP INDEX directory_user_guest;
CREATE INDEX directory_user_external ON directory_user (lower(mail)) WHERE external_user_state IS NOT NULL;

DROP INDEX directory_user_guest_domains;
CREATE INDEX directory_user_external_domains ON directory_user USING gin (mail_domains) WHERE external_user_state IS NOT NULL;
