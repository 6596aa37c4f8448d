package org.guestflow.policy;

/**
 * The tenant's settings, as they stood when they were read.
 *
 * @param allowInvitesFrom who may invite at all
 * @param invitationsPerInviter how many new invitations one inviter may ask for within an hour
 * @param invitationsPerTenant how many all inviters together may ask for within an hour
 */
public record TenantSettings(AllowInvitesFrom allowInvitesFrom, int invitationsPerInviter, int invitationsPerTenant) {}
