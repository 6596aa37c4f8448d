package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first step of every review: checks who starts it of what, and writes it down. */
@Service
@Transactional
public class ReviewRecorder {

    private final JdbcReviews reviews;
    private final ReviewJournal journal;
    private final Targets targets;
    private final Users users;
    private final ReviewSettings settings;
    private final Clock clock;

    ReviewRecorder(
            JdbcReviews reviews,
            ReviewJournal journal,
            Targets targets,
            Users users,
            ReviewSettings settings,
            Clock clock) {
        this.reviews = reviews;
        this.journal = journal;
        this.targets = targets;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Records a review.
     *
     * @param caller the authenticated caller's address; empty for the daily round
     * @param targetType {@code group} or {@code application}
     * @param targetId its id or handle
     * @return the review's id
     * @throws RuleViolation {@code AdministratorOnly}, {@code UnknownTarget}, {@code MembershipNotKeptByHand}, {@code ReviewedWithItsGroup} or {@code ReviewRunning}; nothing
     *     is written then
     */
    public RequestId record(Optional<String> caller, Optional<String> targetType, Optional<String> targetId)
            throws RuleViolation {
        Optional<User> administrator = administrator(caller);
        Target target = target(targetType, targetId.orElseThrow(ReviewRules::unknownTarget));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Review review = new Review(
                RequestId.random(),
                target,
                ReviewState.OPEN,
                administrator.map(User::id),
                now,
                now.plus(settings.endsAfter()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (!reviews.insert(review)) {
            throw ReviewRules.running();
        }
        journal.started(review);
        return review.id();
    }

    private Optional<User> administrator(Optional<String> caller) throws RuleViolation {
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(EmailAddress.parse(caller.get())
                .flatMap(users::findByMail)
                .filter(user -> user.isAdministrator() && user.isMember() && user.isActive())
                .orElseThrow(ReviewRules::administratorsOnly));
    }

    private Target target(Optional<String> type, String id) throws RuleViolation {
        return switch (type.flatMap(TargetType::of).orElseThrow(ReviewRules::unknownTarget)) {
            case GROUP -> group(targets.findGroup(id).orElseThrow(ReviewRules::unknownTarget));
            case APPLICATION -> application(targets.findApplication(id).orElseThrow(ReviewRules::unknownTarget));
            case DIRECTORY -> throw ReviewRules.unknownTarget();
        };
    }

    private static Target group(Group group) throws RuleViolation {
        if (group.membership() != GroupMembership.ASSIGNED) {
            throw ReviewRules.notKeptByHand();
        }
        return Target.group(group.id());
    }

    private static Target application(Application application) throws RuleViolation {
        if (application.accessGroup().isPresent()) {
            throw ReviewRules.throughGroup();
        }
        return Target.application(application.id());
    }
}
