package org.guestflow.policy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** The fixed rules in the order of behaviour.md section 2; the first that refuses ends the request. */
@Component
class FixedRules {

    private final List<FixedRule> ofCallerAndTarget;
    private final List<FixedRule> ofAddress;
    private final List<FixedRule> ofAccount;
    private final List<FixedRule> ofExtension;
    private final FixedRule accessEndDateInvalid;
    private final FixedRule tooManyInvitations;
    private final FixedRule guestQuotaReached;

    FixedRules(
            Organisations organisations,
            Users users,
            Targets targets,
            JdbcDomains domains,
            InvitationCounts counts,
            JdbcTurns turns,
            JdbcGuestQuotas quotas,
            Clock clock) {
        TargetNotOwned targetNotOwned = new TargetNotOwned(targets);
        ofCallerAndTarget = List.of(
                new AccountDisabled(),
                new InvitesNotAllowed(),
                new InvalidTarget(),
                new UnknownTarget(),
                targetNotOwned,
                new DynamicGroup(),
                new SyncedGroup(),
                new SelfServiceOff(),
                new AccessGroupNotEligible());
        ofAddress = List.of(
                new MalformedAddress(),
                new HostDomain(organisations),
                new LookAlikeDomain(organisations, domains),
                new DomainNotWelcome(domains));
        ofAccount = List.of(new MemberAddress(users), new GuestBlocked(users));
        ofExtension = ofCallerAndTarget.stream()
                .filter(rule -> rule != targetNotOwned)
                .toList();
        accessEndDateInvalid = new AccessEndDateInvalid(clock);
        guestQuotaReached = new GuestQuotaReached(quotas, counts, users, turns);
        tooManyInvitations = new TooManyInvitations(counts, turns, clock);
    }

    /** Applies every rule. */
    void check(Proposal proposal) throws RuleViolation {
        apply(
                Stream.of(
                                ofCallerAndTarget.stream(),
                                ofAddress.stream(),
                                ofAccount.stream(),
                                Stream.of(accessEndDateInvalid, guestQuotaReached, tooManyInvitations))
                        .flatMap(Function.identity()),
                proposal);
    }

    /** Applies the rules that still count when the request was accepted long ago: not how often was asked, nor until when. */
    void checkAgain(Proposal proposal) throws RuleViolation {
        apply(
                Stream.of(ofCallerAndTarget.stream(), ofAddress.stream(), ofAccount.stream())
                        .flatMap(Function.identity()),
                proposal);
    }

    /** Applies the rules about a request for many people that do not look at any of them. */
    void checkWithoutPeople(Proposal proposal) throws RuleViolation {
        apply(Stream.concat(ofCallerAndTarget.stream(), Stream.of(accessEndDateInvalid)), proposal);
    }

    /** Applies the rules about one person of such a request. */
    void checkPerson(Proposal proposal) throws RuleViolation {
        apply(
                Stream.of(ofAddress.stream(), ofAccount.stream(), Stream.of(guestQuotaReached))
                        .flatMap(Function.identity()),
                proposal);
    }

    /** Whether the rules about one person's address and account let him pass; how many guests there are is not counted. */
    boolean welcome(Proposal proposal) {
        return Stream.concat(ofAddress.stream(), ofAccount.stream())
                .allMatch(rule -> rule.refusal(proposal).isEmpty());
    }

    /** Applies the rules about letting access last longer that is there: whoever answers for the guest need not own the target. */
    void checkExtension(Proposal proposal) throws RuleViolation {
        apply(
                Stream.of(ofExtension.stream(), ofAddress.stream(), ofAccount.stream())
                        .flatMap(Function.identity()),
                proposal);
    }

    /** Applies the rules about a guest who was deleted and is to come back: who is a guest again, not what he has access to. */
    void checkReturn(Proposal proposal) throws RuleViolation {
        apply(Stream.concat(ofAddress.stream(), Stream.of(guestQuotaReached)), proposal);
    }

    private static void apply(Stream<FixedRule> rules, Proposal proposal) throws RuleViolation {
        Optional<RuleViolation> refusal =
                rules.flatMap(rule -> rule.refusal(proposal).stream()).findFirst();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
