-- What Graph's invitation says besides: what the account is to be, who answers for it, who gets a copy of the mail, and whether it is an account that is there already.
ALTER TABLE invitation
    ADD COLUMN purpose           text NOT NULL DEFAULT 'bring_in' CHECK (purpose IN ('bring_in', 'reset_redemption', 'convert_member')),
    ADD COLUMN invited_user_type text NOT NULL DEFAULT 'guest' CHECK (invited_user_type IN ('guest', 'member')),
    ADD COLUMN sponsors          text[] NOT NULL DEFAULT '{}' CHECK (cardinality(sponsors) <= 5),
    ADD COLUMN cc_recipients     jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_array_length(cc_recipients) <= 5);

COMMENT ON COLUMN invitation.sponsors IS 'user:id or group:id, in order, the inviter first; none where the guest was there before and has sponsors already';
COMMENT ON COLUMN invitation.cc_recipients IS 'objects with address and, where given, name; in order';
