package org.guestflow.directaddition;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.RequestText;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.policy.Policy;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one door through which every request comes: checks the fixed rules that are about the whole of it and writes it down with its people. */
@Service
@Transactional
public class DirectAdditionRecorder {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final JdbcDirectAdditions additions;
    private final JdbcAdditionPeople people;
    private final DirectAdditionJournal journal;
    private final DirectAdditionSettings settings;
    private final Partners partners;
    private final Policy policy;
    private final Users users;
    private final Clock clock;

    DirectAdditionRecorder(
            JdbcDirectAdditions additions,
            JdbcAdditionPeople people,
            DirectAdditionJournal journal,
            DirectAdditionSettings settings,
            Partners partners,
            Policy policy,
            Users users,
            Clock clock) {
        this.additions = additions;
        this.people = people;
        this.journal = journal;
        this.settings = settings;
        this.partners = partners;
        this.policy = policy;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Records a request.
     *
     * @param caller the authenticated caller's address; becomes the inviter
     * @param request what is asked for
     * @return the request's id
     * @throws RuleViolation naming the rule that refuses the whole request; nothing is written then. What is wrong with one person is kept with that person.
     */
    public RequestId record(String caller, DirectAdditionRequest request) throws RuleViolation {
        User inviter = users.caller(caller);
        checkPerson(inviter);
        Optional<LocalDate> accessEndDate = RequestText.date(request.accessEndDate());
        Optional<String> justification = RequestText.justification(request.justification());
        Target target = policy.checkAddition(
                inviter, request.targetType(), request.targetId().orElse(null), accessEndDate);
        Partner partner = partner(request.partner());
        List<AdditionPerson> named = NamedPeople.read(request.users());
        checkNumber(inviter, named.size());
        DirectAddition addition = new DirectAddition(
                RequestId.random(),
                partner.id(),
                inviter.id(),
                target,
                accessEndDate,
                justification,
                DirectAdditionState.IN_PROGRESS,
                Optional.empty(),
                Optional.empty(),
                clock.instant());
        additions.insert(addition);
        people.insert(addition.id(), named);
        journal.requested(addition, named.size());
        return addition.id();
    }

    /** What a directory lets a program see is no person's word for anybody (behaviour.md section 5). */
    private static void checkPerson(User inviter) throws RuleViolation {
        if (inviter.isApplication()) {
            throw new RuleViolation(
                    "ApplicationsCannotVouch",
                    RuleViolation.Kind.FORBIDDEN,
                    "An application's own credentials never qualify for direct addition.",
                    "Invite the people instead, or call on behalf of a user.");
        }
    }

    private Partner partner(String domain) throws RuleViolation {
        return DomainName.parse(domain)
                .flatMap(partners::find)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownPartner",
                        RuleViolation.Kind.INVALID,
                        "No partner organisation is recorded with this domain.",
                        "Name one of the partner's domains, or ask an administrator to record the partner."));
    }

    private void checkNumber(User inviter, int number) throws RuleViolation {
        if (number == 0) {
            throw invalid("NoPeople", "Nobody is named.", "Name people by their addresses, separated by commas.");
        }
        if (number > settings.peoplePerRequest()) {
            throw invalid(
                    "TooManyPeople",
                    "More people are named than one request may have.",
                    "Name at most " + settings.peoplePerRequest() + ".");
        }
        // Requests of one inviter are counted one after the other.
        users.hold(inviter.id());
        if (people.countByInviter(inviter.id(), clock.instant().minus(PERIOD)) + number > settings.peoplePerHour()) {
            throw new RuleViolation(
                    "TooManyAdditions",
                    RuleViolation.Kind.TOO_MANY,
                    "The inviter would have named more than " + settings.peoplePerHour() + " people within an hour.",
                    "Wait, or ask an administrator to raise guestflow.direct-addition.people-per-hour.",
                    PERIOD);
        }
    }

    private static RuleViolation invalid(String rule, String message, String remedy) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, remedy);
    }
}
