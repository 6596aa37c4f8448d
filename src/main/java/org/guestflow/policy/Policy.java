package org.guestflow.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
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

    private static final int MOST_DECISIONS = 100;

    private final Users users;
    private final ProposedTargets targets;
    private final JdbcTenantSettings settings;
    private final FixedRules rules;
    private final DecisionFacts facts;
    private final DecisionTable table;
    private final JdbcDecisions decisions;
    private final AuditTrail trail;
    private final Clock clock;

    Policy(
            Users users,
            ProposedTargets targets,
            JdbcTenantSettings settings,
            FixedRules rules,
            DecisionFacts facts,
            DecisionTable table,
            JdbcDecisions decisions,
            AuditTrail trail,
            Clock clock) {
        this.users = users;
        this.targets = targets;
        this.settings = settings;
        this.rules = rules;
        this.facts = facts;
        this.table = table;
        this.decisions = decisions;
        this.trail = trail;
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
        return check(inviter, address, targetType, targetId, accessEndDate, Optional.empty());
    }

    /**
     * Puts a request to the fixed rules that may be about an account that is there already and is to prove the address anew.
     *
     * @param inviter the authenticated caller
     * @param address the address as typed
     * @param targetType {@code group}, {@code application} or {@code directory}, as given
     * @param targetId the target's UUID or handle, as given; null for the directory
     * @param accessEndDate until when, as asked for
     * @param account the account, where the request names one; whoever calls has made sure that the inviter may decide on it
     * @return the request with everything that it names looked up
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public InviteRequest check(
            User inviter,
            String address,
            String targetType,
            String targetId,
            Optional<LocalDate> accessEndDate,
            Optional<User> account)
            throws RuleViolation {
        Proposal proposal = proposal(inviter, address, NamedTarget.of(targetType, targetId), accessEndDate, account);
        rules.check(proposal);
        return new InviteRequest(
                inviter,
                proposal.invitee(),
                address.strip(),
                proposal.target().target(),
                accessEndDate,
                account.isPresent() ? Optional.empty() : users.findByMail(proposal.invitee()));
    }

    /**
     * Puts a request to add many people to the fixed rules that look at none of them: the caller's right to invite, the target, the end date.
     *
     * @param inviter who asks
     * @param targetType {@code group}, {@code application} or {@code directory}, as given
     * @param targetId the target's UUID or handle, as given; null for the directory
     * @param accessEndDate until when, as asked for
     * @return the target
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public Target checkAddition(User inviter, String targetType, String targetId, Optional<LocalDate> accessEndDate)
            throws RuleViolation {
        NamedTarget named = NamedTarget.of(targetType, targetId);
        Proposal proposal = new Proposal(
                inviter,
                settings.find(),
                named,
                targets.find(named),
                Optional.empty(),
                accessEndDate,
                Optional.empty());
        rules.checkWithoutPeople(proposal);
        return proposal.target().target();
    }

    /**
     * Puts one person of such a request to the fixed rules about addresses.
     *
     * @param inviter who asks
     * @param address the person's address
     * @param target what the person is brought into
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public void checkPerson(User inviter, EmailAddress address, Target target) throws RuleViolation {
        NamedTarget named = NamedTarget.of(target);
        rules.checkPerson(new Proposal(
                inviter,
                settings.find(),
                named,
                Optional.empty(),
                Optional.of(address),
                Optional.empty(),
                Optional.empty()));
    }

    /**
     * Puts it to the fixed rules that access of a guest is to last longer. Who answers for the guest need not own the target; whoever calls has made sure that he does.
     *
     * @param actor who lets it last longer
     * @param address the guest's address
     * @param target what the guest has access to
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public void checkExtension(User actor, EmailAddress address, Target target) throws RuleViolation {
        NamedTarget named = NamedTarget.of(target);
        rules.checkExtension(new Proposal(
                actor,
                settings.find(),
                named,
                targets.find(named),
                Optional.of(address),
                Optional.empty(),
                Optional.empty()));
    }

    /**
     * Puts it to the fixed rules about addresses, and to the quotas, that a guest who was deleted comes back. Against a quota he counts as whose he was; where that person is gone too, as the administrator's.
     *
     * @param guest the guest as he was
     * @param administrator who brings him back
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public void checkReturn(User guest, User administrator) throws RuleViolation {
        NamedTarget directory = NamedTarget.of(Target.DIRECTORY);
        rules.checkReturn(new Proposal(
                guest.invitedBy().flatMap(users::find).orElse(administrator),
                settings.find(),
                directory,
                Optional.empty(),
                Optional.of(guest.mail()),
                Optional.empty(),
                Optional.empty()));
    }

    /**
     * Refuses to give access to a guest whose account is blocked.
     *
     * @param guest the guest as the directory has him now
     * @throws RuleViolation {@code GuestBlocked}
     */
    public void checkNotBlocked(User guest) throws RuleViolation {
        Optional<RuleViolation> refusal = GuestBlocked.refusalOf(guest);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /**
     * Tells what the decision table would answer, and records no decision. The engine keeps that it was asked, unless the caller rolls back.
     *
     * @param route invitation or direct addition
     * @param inviter who would ask
     * @param domain the guest's domain
     * @param target a target that the fixed rules let pass
     * @param accessEndDate until when, as it would be asked for
     * @param account the account that is to prove an address anew; with it goes all that it is in
     * @return the decision at this moment
     */
    public Decision preview(
            Route route,
            User inviter,
            DomainName domain,
            Target target,
            Optional<LocalDate> accessEndDate,
            Optional<UserId> account) {
        Map<String, Object> inputs = facts.of(route, inviter, domain, target, accessEndDate, account);
        return TableAnswer.read(inputs, facts.withinThePartnership(domain, table.answer(inputs)));
    }

    /**
     * Puts a checked request to the decision table {@code collaboration-policy} and keeps the answer with it. Access lasts no longer than the record of the partner says
     * to whom the domain belongs.
     *
     * @param route by which way the guest comes in
     * @param request the request's id
     * @param inviter who asks
     * @param domain the domain of the guest's address
     * @param target what the guest is brought into
     * @param accessEndDate until when, as asked for
     * @return the answer
     * @throws IllegalStateException where the table gives no answer that can be read; nothing goes ahead then
     */
    public Decision decide(
            Route route,
            RequestId request,
            UserId inviter,
            DomainName domain,
            Target target,
            Optional<LocalDate> accessEndDate) {
        return decide(route, request, inviter, domain, target, accessEndDate, Optional.empty());
    }

    /**
     * Puts a checked request that may be about an account that is there already to the decision table, as the one above: the account is as sensitive as the most
     * sensitive of what it is in.
     *
     * @param route by which way the guest comes in
     * @param request the request's id
     * @param inviter who asks
     * @param domain the domain of the address to prove
     * @param target what the guest is brought into
     * @param accessEndDate until when, as asked for
     * @param account the account that is to prove an address anew
     * @return the answer
     * @throws IllegalStateException where the table gives no answer that can be read; nothing goes ahead then
     */
    public Decision decide(
            Route route,
            RequestId request,
            UserId inviter,
            DomainName domain,
            Target target,
            Optional<LocalDate> accessEndDate,
            Optional<UserId> account) {
        Map<String, Object> inputs = facts.of(route, user(inviter), domain, target, accessEndDate, account);
        return kept(request, inputs, facts.withinThePartnership(domain, table.answer(inputs)));
    }

    /**
     * Puts it to the decision table that access is to last longer than it can without an approval, and keeps the answer.
     *
     * @param request the request's id
     * @param actor who asks
     * @param domain the domain of the guest's address
     * @param target what the guest has access to
     * @param lastDay until when
     * @param tooLong whether that is beyond the longest access that the table allows at all: an administrator has to approve then, besides those whom the table names
     * @return the answer, which is that somebody has to approve, unless it is that the table denies it
     */
    public Decision decideExtension(
            RequestId request, UserId actor, DomainName domain, Target target, LocalDate lastDay, boolean tooLong) {
        Map<String, Object> inputs =
                facts.of(Route.INVITATION, user(actor), domain, target, Optional.of(lastDay), Optional.empty());
        Map<String, Object> outputs = facts.withinThePartnership(domain, table.answer(inputs));
        return kept(request, inputs, tooLong ? TableAnswer.withAdministrators(outputs) : outputs);
    }

    private Decision kept(RequestId request, Map<String, Object> inputs, Map<String, Object> outputs) {
        Decision decision = TableAnswer.read(inputs, outputs);
        decisions.insert(request, decision.rule(), inputs, outputs, clock.instant());
        trail.record(new AuditEvent(
                AuditEvent.SYSTEM,
                "Decide by policy",
                "Request",
                request.toString(),
                request,
                Map.of(),
                Map.of("rule", decision.rule(), "outcome", decision.outcome())));
        return decision;
    }

    /**
     * Tells how often each rule of the decision table has matched.
     *
     * @return the counts by the rules' names, also of rules that are gone by now
     */
    @Transactional(readOnly = true)
    public Map<String, Long> matchesByRule() {
        return decisions.countByRule();
    }

    /**
     * Finds the newest decision on a request.
     *
     * @param request the request's id
     * @return the decision, or empty where there is none yet
     */
    public Optional<Decision> decisionOn(RequestId request) {
        return decisions.findNewest(request);
    }

    /**
     * Finds the newest decision on each of several requests, all with one query.
     *
     * @param requests the requests' ids; whoever calls has made sure that they may be shown
     * @return the decisions of those that were decided on
     */
    public Map<RequestId, Decision> decisionsOn(Collection<RequestId> requests) {
        return requests.isEmpty() ? Map.of() : decisions.newestOf(requests);
    }

    /**
     * Lists the decisions on a request: the first one, and those that were made again because something changed meanwhile.
     *
     * @param request the request's id; whoever calls has made sure that it may be shown
     * @return the decisions, newest first, at most a hundred
     */
    public List<PastDecision> decisionsOn(RequestId request) {
        return decisions.findAll(request, MOST_DECISIONS);
    }

    /**
     * Looks again, at redemption, at what may have changed since the request: the inviter's account and right to invite, the target and his right to it, the address's
     * domain. How often was asked, and until when, counted at the request only.
     *
     * @param inviter who asked
     * @param invitee the guest's address
     * @param target what the guest is brought into
     * @throws RuleViolation naming the rule that the request would fail now
     */
    public void checkAgain(UserId inviter, EmailAddress invitee, Target target) throws RuleViolation {
        checkAgain(inviter, invitee, target, Optional.empty());
    }

    /**
     * Looks again, as {@link #checkAgain(UserId, EmailAddress, Target)} does, at a request that may be about an account that is there already.
     *
     * @param inviter who asked
     * @param invitee the address to prove
     * @param target what the guest is brought into
     * @param account the account that is to prove the address anew, where the request is about one
     * @throws RuleViolation naming the rule that the request would fail now
     */
    public void checkAgain(UserId inviter, EmailAddress invitee, Target target, Optional<User> account)
            throws RuleViolation {
        Optional<User> found = users.find(inviter);
        if (found.isEmpty()) {
            throw new RuleViolation(
                    "InviterGone",
                    RuleViolation.Kind.CONFLICT,
                    "Whoever asked for the invitation is no longer in the directory.",
                    "An owner of the target or an administrator can invite anew.");
        }
        rules.checkAgain(proposal(found.get(), invitee.toString(), NamedTarget.of(target), Optional.empty(), account));
    }

    private Proposal proposal(
            User inviter,
            String address,
            NamedTarget named,
            Optional<LocalDate> accessEndDate,
            Optional<User> account) {
        Optional<EmailAddress> invitee = EmailAddress.parse(address);
        return new Proposal(
                inviter,
                invitee.map(EmailAddress::domain).map(settings::findFor).orElseGet(settings::find),
                named,
                targets.find(named),
                invitee,
                accessEndDate,
                account);
    }

    private User user(UserId id) {
        return users.find(id).orElseThrow(() -> new IllegalStateException("no user " + id));
    }
}
