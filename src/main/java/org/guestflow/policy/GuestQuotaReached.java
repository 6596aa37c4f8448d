package org.guestflow.policy;

import java.util.Optional;
import java.util.SortedSet;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/**
 * Guests of one partner, and of one owner, are limited in number where an administrator has said so. Whoever is a guest already counts and is no new one; whoever is only asked for, and awaits an approval
 * perhaps, counts as well, for he may come.
 */
class GuestQuotaReached implements FixedRule {

    private final JdbcGuestQuotas quotas;
    private final InvitationCounts counts;
    private final Users users;
    private final JdbcTurns turns;

    GuestQuotaReached(JdbcGuestQuotas quotas, InvitationCounts counts, Users users, JdbcTurns turns) {
        this.quotas = quotas;
        this.counts = counts;
        this.users = users;
        this.turns = turns;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        GuestQuota quota = quotas.find();
        if (!quota.isSet()
                || proposal.account().isPresent()
                || users.findByMail(proposal.invitee()).isPresent()) {
            return Optional.empty();
        }
        if (quota.perPartner().filter(most -> ofPartner(proposal) >= most).isPresent()) {
            return Optional.of(refusalOf("The organisation of this address has as many guests here as it may have."));
        }
        if (quota.perOwner().filter(most -> broughtIn(proposal) >= most).isPresent()) {
            return Optional.of(refusalOf("The inviter has brought in as many guests as one person may."));
        }
        return Optional.empty();
    }

    /** Those who count against the same quota wait for each other, so that none overlooks a guest who is not committed yet; whatever domain of the organisation they come by. */
    private long ofPartner(Proposal proposal) {
        SortedSet<String> domains = quotas.domainsOfPartner(proposal.domain());
        turns.await("guests of " + whole(domains.first()));
        return quotas.ofDomains(domains) + counts.awaitedOf(domains, proposal.invitee());
    }

    /** Domains that belong to nobody known count with those below them: all of them wait for one turn. */
    private static String whole(String domain) {
        String[] labels = domain.split("\\.", -1);
        return labels.length < 2 ? domain : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }

    private long broughtIn(Proposal proposal) {
        turns.await("guests by " + proposal.inviter().id());
        return quotas.broughtInBy(proposal.inviter().id())
                + counts.awaitedBy(proposal.inviter().id(), proposal.invitee());
    }

    private static RuleViolation refusalOf(String message) {
        return new RuleViolation(
                "GuestQuotaReached",
                Kind.FORBIDDEN,
                message,
                "An administrator can raise the quota, or end the access of guests who need it no more.");
    }
}
