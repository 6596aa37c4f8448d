package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Decision.Outcome;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking for longer access than policy allows without an approval. Until somebody approves, the access ends on its day. */
@Service
@Transactional
public class ExtensionRequests {

    private static final int LONGEST_REASON = 1000;
    private static final int MOST_YEARS = 10;

    private final ExtendableAccess extendable;
    private final JdbcAccessExtensions stored;
    private final ExtensionProcess process;
    private final ExtensionJournal journal;
    private final Policy policy;
    private final Clock clock;

    ExtensionRequests(
            ExtendableAccess extendable,
            JdbcAccessExtensions stored,
            ExtensionProcess process,
            ExtensionJournal journal,
            Policy policy,
            Clock clock) {
        this.extendable = extendable;
        this.stored = stored;
        this.process = process;
        this.journal = journal;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Asks that access may last to the end of a day, in the zone of the guest. The decision table's approvers decide; where the day is beyond the longest access that it allows at all, an administrator does
     * besides.
     *
     * @param actor who asks: somebody who could extend the access as far as policy allows
     * @param guest whose access
     * @param target a group or application
     * @param lastDay the last day
     * @param reason why, for the approvers; 1 to 1,000 characters
     * @return the request's id
     * @throws RuleViolation as {@link AccessExtensions#offer}; {@code ExtensionTooShort}, {@code ExtensionTooFar}, {@code JustificationMissing}, {@code JustificationTooLong}; {@code NoApprovalNeeded} where policy
     *     allows it anyhow; {@code ExtensionAskedAlready}. Nothing is written then
     */
    public RequestId ask(User actor, UserId guest, Target target, LocalDate lastDay, String reason)
            throws RuleViolation {
        ExtendableAccess.Found found = extendable.find(actor, guest, target);
        found.checkLonger(lastDay);
        checkNotTooFar(found, lastDay);
        String why = checked(reason);
        Decision decision = extendable.decide(actor, found, lastDay);
        boolean tooLong = lastDay.isAfter(extendable.latest(decision, found.zone()));
        if (decision.outcome() == Outcome.GO_AHEAD && !tooLong) {
            throw new RuleViolation(
                    "NoApprovalNeeded",
                    Kind.CONFLICT,
                    "Policy allows this access to last that long without an approval.",
                    "Extend it at once.");
        }
        AccessExtension asked = new AccessExtension(RequestId.random(), guest, actor.id(), target, lastDay, why, true);
        if (!stored.insert(asked, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw new RuleViolation(
                    "ExtensionAskedAlready",
                    Kind.CONFLICT,
                    "Somebody has asked already that this access may last longer.",
                    "Wait for the decision.");
        }
        policy.decideExtension(asked.id(), actor.id(), found.guest().mail().domain(), target, lastDay, tooLong);
        journal.asked(asked);
        process.start(asked.id(), found.endsAt());
        return asked.id();
    }

    /**
     * Tells until when access of a guest is to last by requests that nobody has decided yet.
     *
     * @param guest the guest; whoever calls has made sure that the viewer may know
     * @return the last days asked for
     */
    @Transactional(readOnly = true)
    public Map<Target, LocalDate> openOf(UserId guest) {
        return stored.openOf(guest).stream()
                .collect(Collectors.toMap(AccessExtension::target, AccessExtension::lastDay));
    }

    private void checkNotTooFar(ExtendableAccess.Found found, LocalDate lastDay) throws RuleViolation {
        LocalDate farthest = LocalDate.ofInstant(clock.instant(), found.zone()).plusYears(MOST_YEARS);
        if (lastDay.isAfter(farthest)) {
            throw new RuleViolation(
                    "ExtensionTooFar",
                    Kind.INVALID,
                    "Nobody can say today who needs access in more than ten years.",
                    "Choose " + farthest + " or an earlier day.");
        }
    }

    private static String checked(String reason) throws RuleViolation {
        String stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw new RuleViolation(
                    "JustificationMissing",
                    Kind.INVALID,
                    "The approvers are not told why.",
                    "Write why the access is needed for longer.");
        }
        if (stripped.length() > LONGEST_REASON) {
            throw new RuleViolation(
                    "JustificationTooLong",
                    Kind.INVALID,
                    "The text is too long.",
                    "Shorten it to " + LONGEST_REASON + " characters.");
        }
        return stripped;
    }
}
