-- What guests see of the directory over the API (guestUserRoleId of Microsoft Entra's authorization policy).
ALTER TABLE tenant_setting ADD COLUMN guest_permission_level text NOT NULL DEFAULT 'limited' CHECK (guest_permission_level IN ('asMembers', 'limited', 'restricted'));
