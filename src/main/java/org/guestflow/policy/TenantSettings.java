package org.guestflow.policy;

/**
 * What an administrator has set for the whole tenant, as it stood when it was read; the lists of domains, which may be long, are apart.
 *
 * @param allowInvitesFrom who may invite at all
 * @param domainListKind whether the list of domains allows or denies
 * @param guestPermissionLevel what guests see of the directory
 * @param secondFactorRequiredFor whose sign-in needs a second factor, whatever he has access to
 * @param invitationsPerInviter new invitations of one inviter within an hour, at most
 * @param invitationsPerTenant new invitations of all inviters within an hour, at most
 */
public record TenantSettings(
        AllowInvitesFrom allowInvitesFrom,
        DomainList.Kind domainListKind,
        GuestPermissionLevel guestPermissionLevel,
        SecondFactorRequiredFor secondFactorRequiredFor,
        int invitationsPerInviter,
        int invitationsPerTenant) {

    TenantSettings with(AllowInvitesFrom level) {
        return new TenantSettings(
                level,
                domainListKind,
                guestPermissionLevel,
                secondFactorRequiredFor,
                invitationsPerInviter,
                invitationsPerTenant);
    }

    TenantSettings with(DomainList.Kind kind) {
        return new TenantSettings(
                allowInvitesFrom,
                kind,
                guestPermissionLevel,
                secondFactorRequiredFor,
                invitationsPerInviter,
                invitationsPerTenant);
    }

    TenantSettings with(GuestPermissionLevel level) {
        return new TenantSettings(
                allowInvitesFrom,
                domainListKind,
                level,
                secondFactorRequiredFor,
                invitationsPerInviter,
                invitationsPerTenant);
    }

    TenantSettings with(SecondFactorRequiredFor people) {
        return new TenantSettings(
                allowInvitesFrom,
                domainListKind,
                guestPermissionLevel,
                people,
                invitationsPerInviter,
                invitationsPerTenant);
    }

    TenantSettings withLimits(int perInviter, int perTenant) {
        return new TenantSettings(
                allowInvitesFrom, domainListKind, guestPermissionLevel, secondFactorRequiredFor, perInviter, perTenant);
    }
}
