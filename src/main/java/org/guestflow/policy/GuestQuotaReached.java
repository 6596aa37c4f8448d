package org.guestflow.policy;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** Guests of one partner, and of one owner, are limited in number where an administrator has said so. Whoever is a guest already counts and is no new one. */
class GuestQuotaReached implements FixedRule {

    private final JdbcGuestQuotas quotas;
    private final Users users;
    private final JdbcTurns turns;

    GuestQuotaReached(JdbcGuestQuotas quotas, Users users, JdbcTurns turns) {
        this.quotas = quotas;
        this.users = users;
        this.turns = turns;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        GuestQuota quota = quotas.find();
        boolean limited = quota.perPartner().isPresent() || quota.perOwner().isPresent();
        if (!limited
                || proposal.account().isPresent()
                || users.findByMail(proposal.invitee()).isPresent()) {
            return Optional.empty();
        }
        if (isReached(
                quota.perPartner(), "guests of " + proposal.domain(), () -> quotas.ofPartner(proposal.domain()))) {
            return Optional.of(refusalOf("The organisation of this address has as many guests here as it may have."));
        }
        if (isReached(
                quota.perOwner(),
                "guests by " + proposal.inviter().id(),
                () -> quotas.broughtInBy(proposal.inviter().id()))) {
            return Optional.of(refusalOf("The inviter has brought in as many guests as one person may."));
        }
        return Optional.empty();
    }

    /** Those who count against the same quota wait for each other, so that none overlooks a guest who is not committed yet. */
    private boolean isReached(Optional<Integer> quota, String whose, LongSupplier guests) {
        if (quota.isEmpty()) {
            return false;
        }
        turns.await(whose);
        return guests.getAsLong() >= quota.get();
    }

    private static RuleViolation refusalOf(String message) {
        return new RuleViolation(
                "GuestQuotaReached",
                Kind.FORBIDDEN,
                message,
                "An administrator can raise the quota, or end the access of guests who need it no more.");
    }
}
