package org.guestflow.policy;

import java.util.Set;
import org.guestflow.shared.DomainName;

/**
 * All of the tenant's settings, as an administrator wants them.
 *
 * @param allowInvitesFrom who may invite at all
 * @param domainList the one list of domains
 * @param mixedScriptDomains domains that may be invited although they mix scripts or look like another organisation's
 * @param secondFactorRequiredFor whose sign-in needs a second factor, whatever he has access to
 * @param invitationsPerInviter how many invitations one inviter may ask for within an hour
 * @param invitationsPerTenant how many all may ask for together within an hour
 */
public record PolicyChange(
        AllowInvitesFrom allowInvitesFrom,
        DomainList domainList,
        Set<DomainName> mixedScriptDomains,
        SecondFactorRequiredFor secondFactorRequiredFor,
        int invitationsPerInviter,
        int invitationsPerTenant) {

    /** Copies the domains. */
    public PolicyChange {
        mixedScriptDomains = Set.copyOf(mixedScriptDomains);
    }
}
