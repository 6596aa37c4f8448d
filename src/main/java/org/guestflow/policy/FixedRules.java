package org.guestflow.policy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** The fixed rules in the order of behaviour.md section 2; the first that refuses ends the request. */
@Component
class FixedRules {

    private final List<FixedRule> lasting;
    private final List<FixedRule> ofRequest;

    FixedRules(
            Organisations organisations,
            Users users,
            Targets targets,
            JdbcDomains domains,
            InvitationCounts counts,
            JdbcTurns turns,
            Clock clock) {
        TargetNotOwned targetNotOwned = new TargetNotOwned(targets);
        lasting = List.of(
                new AccountDisabled(),
                new InvitesNotAllowed(),
                new InvalidTarget(),
                new UnknownTarget(),
                targetNotOwned,
                new DynamicGroup(),
                new SyncedGroup(),
                new SelfServiceOff(),
                new AccessGroupNotEligible(),
                new MalformedAddress(),
                new HostDomain(organisations),
                new LookAlikeDomain(organisations, domains),
                new DomainNotWelcome(domains));
        ofRequest = List.of(
                new MemberAddress(users),
                new AccessEndDateInvalid(clock),
                new TooManyInvitations(counts, turns, clock));
    }

    /** Applies every rule. */
    void check(Proposal proposal) throws RuleViolation {
        apply(Stream.concat(lasting.stream(), ofRequest.stream()), proposal);
    }

    /** Applies the rules that still count when the request was accepted long ago: not how often was asked, nor until when. */
    void checkAgain(Proposal proposal) throws RuleViolation {
        apply(lasting.stream(), proposal);
    }

    private static void apply(Stream<FixedRule> rules, Proposal proposal) throws RuleViolation {
        Optional<RuleViolation> refusal =
                rules.flatMap(rule -> rule.refusal(proposal).stream()).findFirst();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
