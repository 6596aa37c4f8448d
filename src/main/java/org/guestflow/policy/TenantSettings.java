package org.guestflow.policy;

/**
 * What an administrator has set for the whole tenant, as it stood when it was read; the lists of domains, which may be long, are apart.
 *
 * @param allowInvitesFrom who may invite at all
 * @param domainListKind whether the list of domains allows or denies
 * @param invitationsPerInviter new invitations of one inviter within an hour, at most
 * @param invitationsPerTenant new invitations of all inviters within an hour, at most
 */
public record TenantSettings(
        AllowInvitesFrom allowInvitesFrom,
        DomainList.Kind domainListKind,
        int invitationsPerInviter,
        int invitationsPerTenant) {}
