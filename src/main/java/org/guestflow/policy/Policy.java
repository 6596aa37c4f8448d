package org.guestflow.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the organisation allows: the fixed rules of behaviour.md section 2, then the decision table. */
@Service
@Transactional
public class Policy {

    private final InviterRule inviterRule;
    private final TargetRule targetRule;
    private final EligibilityRule eligibilityRule;
    private final AddressRule addressRule;
    private final DomainListRule domainListRule;
    private final RateRule rateRule;
    private final Facts facts;
    private final DecisionTable table;
    private final JdbcDecisions decisions;
    private final Users users;
    private final Clock clock;

    Policy(
            InviterRule inviterRule,
            TargetRule targetRule,
            EligibilityRule eligibilityRule,
            AddressRule addressRule,
            DomainListRule domainListRule,
            RateRule rateRule,
            Facts facts,
            DecisionTable table,
            JdbcDecisions decisions,
            Users users,
            Clock clock) {
        this.inviterRule = inviterRule;
        this.targetRule = targetRule;
        this.eligibilityRule = eligibilityRule;
        this.addressRule = addressRule;
        this.domainListRule = domainListRule;
        this.rateRule = rateRule;
        this.facts = facts;
        this.table = table;
        this.decisions = decisions;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Puts a request to the fixed rules, in their order; the first that fails ends it.
     *
     * @param inviter the authenticated caller
     * @param address the invitee's address as typed
     * @param targetType {@code group}, {@code application} or {@code directory}, as given
     * @param targetId the target's UUID or handle, as given; null for the directory
     * @param accessEndDate until when, as asked for
     * @return the request with everything that it names looked up
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public InviteRequest check(
            User inviter, String address, String targetType, String targetId, Optional<LocalDate> accessEndDate)
            throws RuleViolation {
        inviterRule.check(inviter);
        Target target = targetRule.resolve(targetType, targetId);
        targetRule.mayName(inviter, target);
        eligibilityRule.check(inviter, target);
        EmailAddress invitee = addressRule.parse(address);
        domainListRule.check(invitee.domain());
        Optional<User> known = users.findByMail(invitee);
        refuseMember(known);
        refusePast(accessEndDate);
        rateRule.check(inviter);
        return new InviteRequest(inviter, invitee, address.strip(), target, accessEndDate, known);
    }

    /**
     * Puts a checked request to the decision table {@code collaboration-policy} and keeps the answer with it.
     *
     * @param request the request's id
     * @param inviter who asks
     * @param invitee the normalised address
     * @param target what the guest is brought into
     * @param accessEndDate until when, as asked for
     * @return the answer
     */
    public Decision decide(
            RequestId request, UserId inviter, EmailAddress invitee, Target target, Optional<LocalDate> accessEndDate) {
        User person = users.find(inviter).orElseThrow();
        Decision decision = table.decide(facts.of(person, invitee.domain(), target, accessEndDate));
        decisions.add(request, decision, clock.instant());
        return decision;
    }

    /**
     * Finds the newest decision on a request.
     *
     * @param request the request's id
     * @return the decision, or empty where there is none yet
     */
    public Optional<Decision> decisionOn(RequestId request) {
        return decisions.newestOf(request);
    }

    /**
     * Looks again, at redemption, at what may have changed since the request: the domain list, the inviter's account and right to invite, the target.
     *
     * @param inviter who asked
     * @param invitee the guest's address
     * @param target what the guest is brought into
     * @throws RuleViolation naming the rule that the request would fail now
     */
    public void checkAgain(UserId inviter, EmailAddress invitee, Target target) throws RuleViolation {
        User person = users.find(inviter).orElseThrow(Policy::gone);
        inviterRule.check(person);
        targetRule.mayName(person, target);
        eligibilityRule.check(person, target);
        domainListRule.check(invitee.domain());
    }

    private static void refuseMember(Optional<User> known) throws RuleViolation {
        if (known.isPresent() && !known.get().isGuest()) {
            throw new RuleViolation(
                    "MemberAddress",
                    RuleViolation.Kind.CONFLICT,
                    "The address is that of the member " + known.get().userPrincipalName() + ".",
                    "An owner or an administrator can add the member directly.");
        }
    }

    private void refusePast(Optional<LocalDate> accessEndDate) throws RuleViolation {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (accessEndDate.isPresent() && accessEndDate.get().isBefore(today)) {
            throw new RuleViolation(
                    "AccessEndDateInvalid",
                    RuleViolation.Kind.INVALID,
                    "The end date is over already.",
                    "Set it to today or later, or leave it out.");
        }
    }

    private static RuleViolation gone() {
        return new RuleViolation(
                "InviterGone",
                RuleViolation.Kind.CONFLICT,
                "The person who asked is no longer in the directory.",
                "Another owner of the target can invite.");
    }
}
