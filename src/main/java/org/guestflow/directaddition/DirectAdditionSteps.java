package org.guestflow.directaddition;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guestflow.approval.Approvals;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.Partners;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process {@code direct-addition} do, each in the engine's transaction. Each may run twice without harm. */
@Service
@Transactional
public class DirectAdditionSteps {

    private final JdbcDirectAdditions additions;
    private final JdbcAdditionPeople people;
    private final DirectAdditionJournal journal;
    private final DirectAdditionSettings settings;
    private final Vouching vouching;
    private final AddingTogether together;
    private final Adding adding;
    private final Inviting inviting;
    private final AdditionNotices notices;
    private final Partners partners;
    private final Policy policy;
    private final Approvals approvals;
    private final Users users;
    private final Clock clock;

    DirectAdditionSteps(
            JdbcDirectAdditions additions,
            JdbcAdditionPeople people,
            DirectAdditionJournal journal,
            DirectAdditionSettings settings,
            Vouching vouching,
            AddingTogether together,
            Adding adding,
            Inviting inviting,
            AdditionNotices notices,
            Partners partners,
            Policy policy,
            Approvals approvals,
            Users users,
            Clock clock) {
        this.additions = additions;
        this.people = people;
        this.journal = journal;
        this.settings = settings;
        this.vouching = vouching;
        this.together = together;
        this.adding = adding;
        this.inviting = inviting;
        this.notices = notices;
        this.partners = partners;
        this.policy = policy;
        this.approvals = approvals;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Asks the partner's directory whether it lets the inviter list its people.
     *
     * @param id the request
     * @return false where it does not, or another condition of direct addition is not met; everybody is to be invited then
     * @throws RuleViolation {@code PartnerUnreachable} where the partner has not answered for too long and its record says to invite then
     * @throws PartnerUnreachable where it does not answer and it is worth while to ask again
     */
    public boolean verifyPrivilege(RequestId id) throws RuleViolation {
        DirectAddition addition = addition(id);
        return ask(addition, () -> isVouchedFor(addition));
    }

    private boolean isVouchedFor(DirectAddition addition) {
        Optional<NotDirect> objection = vouching.objection(addition, partner(addition), inviter(addition));
        objection.ifPresent(because -> giveUp(addition, because));
        return objection.isEmpty();
    }

    /**
     * Looks for the people in the partner's directory.
     *
     * @param id the request
     * @return whether anybody can be added
     * @throws RuleViolation as {@link #verifyPrivilege}
     */
    public boolean lookUpPeople(RequestId id) throws RuleViolation {
        DirectAddition addition = addition(id);
        return ask(addition, () -> {
            List<AdditionPerson> waiting = people.next(id, PersonOutcome.WAITING, settings.peoplePerRequest());
            return !vouching.lookUp(addition, partner(addition), inviter(addition), waiting)
                    .isEmpty();
        });
    }

    /**
     * Puts the request to the decision table, which is asked the same for everybody in it. What approvers have approved already goes ahead, unless it is denied by now.
     *
     * @param id the request
     * @return what is to happen
     */
    public Decision.Outcome decide(RequestId id) {
        DirectAddition addition = addition(id);
        Decision decision = policy.decide(
                Route.DIRECT_ADDITION,
                id,
                addition.inviter(),
                people.next(id, PersonOutcome.FOUND, 1).get(0).address().domain(),
                addition.target(),
                addition.accessEndDate());
        boolean approved = decision.outcome() == Decision.Outcome.APPROVAL && approvals.isApproved(id);
        Decision.Outcome outcome = approved ? Decision.Outcome.GO_AHEAD : decision.outcome();
        journal.enter(
                addition,
                outcome == Decision.Outcome.APPROVAL
                        ? DirectAdditionState.AWAITING_APPROVAL
                        : DirectAdditionState.IN_PROGRESS);
        return outcome;
    }

    /**
     * Adds the next people, those who are new and can be added together before the others, having asked the partner's directory about inviter and people once more: what it said may be days old.
     *
     * @param id the request
     * @return whether there are more
     * @throws RuleViolation as {@link #verifyPrivilege}
     */
    public boolean addPeople(RequestId id) throws RuleViolation {
        DirectAddition addition = addition(id);
        return ask(addition, () -> isVouchedFor(addition) && addNext(addition));
    }

    private boolean addNext(DirectAddition addition) {
        User inviter = inviter(addition);
        List<AdditionPerson> found = people.next(addition.id(), PersonOutcome.FOUND, settings.newcomersPerStep());
        List<AdditionPerson> newcomers = together.newcomers(addition, inviter, found);
        List<AdditionPerson> next = newcomers.isEmpty()
                ? found.stream().limit(settings.peoplePerStep()).toList()
                : newcomers;
        List<AdditionPerson> vouchedFor = vouching.lookUp(addition, partner(addition), inviter, next);
        List<AdditionPerson> left = newcomers.isEmpty() ? vouchedFor : together.add(addition, inviter, vouchedFor);
        left.forEach(person -> adding.add(addition, inviter, person));
        return people.any(addition.id(), PersonOutcome.FOUND);
    }

    /**
     * Asks for an ordinary invitation for the next people who could not be added.
     *
     * @param id the request
     * @return whether there are more
     */
    public boolean invitePeople(RequestId id) {
        DirectAddition addition = addition(id);
        Optional<User> inviter = users.find(addition.inviter());
        for (AdditionPerson person : people.next(id, PersonOutcome.WAITING, settings.peoplePerStep())) {
            inviting.invite(addition, inviter, person);
        }
        return people.any(id, PersonOutcome.WAITING);
    }

    /**
     * Refuses those who would have been added, because the decision table denied it.
     *
     * @param id the request
     */
    public void recordDenial(RequestId id) {
        String rule = policy.decisionOn(id).map(Decision::rule).orElseThrow();
        people.foundAreRefused(id, rule, "The organisation's policy does not allow it.");
    }

    /**
     * Refuses those who would have been added, because an approver rejected it or nobody answered.
     *
     * @param id the request
     */
    public void recordRejection(RequestId id) {
        String reason = approvals.reasonOfRejection(id).orElse("Nobody decided in time.");
        people.foundAreRefused(id, "Rejected", reason);
        journal.enter(addition(id), DirectAdditionState.IN_PROGRESS);
    }

    /**
     * Ends the request and mails the requester what became of each person.
     *
     * @param id the request
     */
    public void tellRequester(RequestId id) {
        DirectAddition addition = addition(id);
        List<AdditionPerson> settled = people.all(id);
        journal.completed(addition, settled);
        users.find(addition.inviter()).ifPresent(inviter -> notices.tellRequester(addition, inviter, settled));
    }

    private boolean ask(DirectAddition addition, Question question) throws RuleViolation {
        try {
            return question.ask();
        } catch (PartnerUnreachable unreachable) {
            if (!isHopeless(addition)) {
                throw unreachable;
            }
            giveUp(addition, NotDirect.PARTNER_UNREACHABLE);
            throw new RuleViolation(
                    NotDirect.PARTNER_UNREACHABLE.rule(),
                    RuleViolation.Kind.CONFLICT,
                    NotDirect.PARTNER_UNREACHABLE.message(),
                    "The people are invited instead.");
        }
    }

    private boolean isHopeless(DirectAddition addition) {
        Instant begun = approvals.decidedAt(addition.id()).orElse(addition.createdAt());
        return partner(addition).whenUnreachable() == UnreachableAction.INVITATION
                && !clock.instant().isBefore(begun.plus(settings.unreachableAfter()));
    }

    private void giveUp(DirectAddition addition, NotDirect because) {
        additions.notDirect(addition.id(), because.rule());
        people.nobodyDirect(addition.id(), because);
        journal.notDirect(addition, because);
    }

    private DirectAddition addition(RequestId id) {
        return additions.find(id).orElseThrow(() -> new IllegalStateException("no direct addition " + id));
    }

    private Partner partner(DirectAddition addition) {
        return partners.get(addition.partner());
    }

    private User inviter(DirectAddition addition) {
        return users.find(addition.inviter()).orElseThrow(() -> new IllegalStateException("the inviter is gone"));
    }

    /** Something that the partner's directory is asked. */
    @FunctionalInterface
    private interface Question {

        boolean ask();
    }
}
