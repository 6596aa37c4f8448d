package org.guestflow.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.AccessEnds;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Decision.Outcome;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How those who answer for a guest let access last longer: sponsors, owners and administrators, as far as the decision table lets them go ahead. What is more than that they ask for, with
 * {@link ExtensionRequests}.
 */
@Service
@Transactional
public class AccessExtensions {

    private final ExtendableAccess extendable;
    private final AccessEnds ends;
    private final Policy policy;
    private final JdbcEndingAccess ending;
    private final AccessEndProcess process;

    AccessExtensions(
            ExtendableAccess extendable,
            AccessEnds ends,
            Policy policy,
            JdbcEndingAccess ending,
            AccessEndProcess process) {
        this.extendable = extendable;
        this.ends = ends;
        this.policy = policy;
        this.ending = ending;
        this.process = process;
    }

    /**
     * Finds a guest for whom somebody answers.
     *
     * @param viewer who looks: a sponsor of the guest or an administrator
     * @param guest the guest
     * @return the guest
     * @throws RuleViolation {@code GuestNotSponsored} for everybody else and for the guest himself, as if there were none
     */
    public User sponsored(User viewer, UserId guest) throws RuleViolation {
        return extendable.sponsored(viewer, guest);
    }

    /**
     * Lists what a guest has access to, as far as it is the viewer's business: a sponsor who is a guest sees only what he is in himself.
     *
     * @param viewer who looks: a sponsor of the guest or an administrator
     * @param guest the guest
     * @return applications first, then groups, each by name
     */
    public List<AccessEntry> accessOf(User viewer, UserId guest) {
        return extendable.of(viewer, guest);
    }

    /**
     * Tells until when access can be extended.
     *
     * @param actor who would extend it
     * @param guest whose access
     * @param target a group or application
     * @return what is offered
     * @throws RuleViolation {@code GuestNotSponsored}, {@code NothingToExtend}, {@code ExtensionDenied}, or one of the rules about callers, targets and addresses
     */
    public ExtensionOffer offer(User actor, UserId guest, Target target) throws RuleViolation {
        ExtendableAccess.Found found = extendable.find(actor, guest, target);
        Decision decision = extendable.decide(actor, found, found.firstDay());
        Optional<LocalDate> latest = Optional.of(extendable.latest(decision, found.zone()))
                .filter(day -> decision.outcome() == Outcome.GO_AHEAD && !day.isBefore(found.firstDay()));
        return new ExtensionOffer(found.guest(), target, found.name(), found.endsAt(), found.firstDay(), latest);
    }

    /**
     * Lets access last to the end of a day, in the zone of the guest.
     *
     * @param actor who extends it
     * @param guest whose access
     * @param target a group or application
     * @param lastDay the last day
     * @throws RuleViolation as {@link #offer}, {@code ExtensionTooShort} for a day before the present end, and {@code ExtensionNeedsApproval} or {@code ExtensionTooLong} where it can only be asked for;
     *     nothing is changed then
     */
    public void extend(User actor, UserId guest, Target target, LocalDate lastDay) throws RuleViolation {
        ExtendableAccess.Found found = extendable.find(actor, guest, target);
        found.checkLonger(lastDay);
        Decision decision = extendable.decide(actor, found, lastDay);
        checkAllowed(decision, extendable.latest(decision, found.zone()), lastDay);
        Optional<RequestId> ground =
                decision.multiFactorRequired() ? Optional.of(kept(actor, found, lastDay)) : Optional.empty();
        if (!prolong(guest, target, found.endOf(lastDay), ground, actor.id())) {
            throw ExtendableAccess.nothing();
        }
    }

    /** False where the access lasts as long already or is gone. Whatever waits for the end looks at it again. */
    boolean prolong(UserId guest, Target target, Instant until, Optional<RequestId> ground, UserId actor) {
        boolean longer = ends.extend(guest, target, until, ground, actor);
        if (longer) {
            ending.find(guest, target).ifPresent(process::endDateChanged);
        }
        return longer;
    }

    private static void checkAllowed(Decision decision, LocalDate latest, LocalDate lastDay) throws RuleViolation {
        if (decision.outcome() == Outcome.APPROVAL) {
            throw new RuleViolation(
                    "ExtensionNeedsApproval",
                    Kind.CONFLICT,
                    "Policy asks for an approval before this access may last longer.",
                    "Choose an earlier day, or ask for approval.");
        }
        if (lastDay.isAfter(latest)) {
            throw new ExtensionTooLong(latest);
        }
    }

    /** The access rests on this decision from now on, so that the guest's sign-in takes the second factor that it asks for. */
    private RequestId kept(User actor, ExtendableAccess.Found found, LocalDate lastDay) {
        RequestId extension = RequestId.random();
        policy.decide(
                Route.INVITATION,
                extension,
                actor.id(),
                found.guest().mail().domain(),
                found.target(),
                Optional.of(lastDay));
        return extension;
    }
}
