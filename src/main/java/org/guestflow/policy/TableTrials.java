package org.guestflow.policy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.policy.JdbcDecisions.RequestDecision;
import org.guestflow.policy.TableTrial.Answer;
import org.guestflow.policy.TableTrial.Change;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries a proposed decision table on what was put to the one in force: the inputs that were kept with each request's newest decision. For how long access lasts is not compared, since
 * that is cut to partners' records of then.
 */
@Service
@Transactional(readOnly = true)
public class TableTrials {

    /** How many requests are looked at, the newest ones. */
    public static final int MOST_REQUESTS = 5_000;
    /** How many changes are listed; all are counted. */
    public static final int MOST_CHANGES = 500;

    private static final int LONGEST_DAYS = 365;

    private final ProposedTables tables;
    private final JdbcDecisions decisions;
    private final Clock clock;

    TableTrials(ProposedTables tables, JdbcDecisions decisions, Clock clock) {
        this.tables = tables;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Tries a table.
     *
     * @param administrator who wants to know
     * @param dmn the table, DMN XML
     * @param lastDays over the requests of how many days until now, 1 to 365
     * @return what it would have answered otherwise
     * @throws RuleViolation {@code AdministratorOnly}; {@code LastDaysInvalid}; {@code DecisionTableInvalid} where the table cannot be tried
     */
    public TableTrial evaluate(User administrator, String dmn, int lastDays) throws RuleViolation {
        if (!administrator.isAdministrator() || administrator.isGuest()) {
            throw new RuleViolation(
                    "AdministratorOnly",
                    Kind.FORBIDDEN,
                    "Only administrators try decision tables.",
                    "Ask an administrator.");
        }
        if (lastDays < 1 || lastDays > LONGEST_DAYS) {
            throw new RuleViolation(
                    "LastDaysInvalid",
                    Kind.INVALID,
                    "A table is tried on the requests of 1 to " + LONGEST_DAYS + " days.",
                    "Send lastDays within that.");
        }
        return trial(
                tables.read(dmn),
                decisions.newestSince(clock.instant().minus(Duration.ofDays(lastDays)), MOST_REQUESTS + 1));
    }

    private static TableTrial trial(DecisionTable proposed, List<RequestDecision> found) {
        List<Change> changes = found.stream()
                .limit(MOST_REQUESTS)
                .map(made -> change(proposed, made))
                .flatMap(Optional::stream)
                .toList();
        return new TableTrial(
                Math.min(found.size(), MOST_REQUESTS),
                found.size() > MOST_REQUESTS,
                changes.size(),
                changes.stream().limit(MOST_CHANGES).toList());
    }

    private static Optional<Change> change(DecisionTable proposed, RequestDecision made) {
        Answer before = Answer.of(made.decision());
        Answer after = answer(proposed, made.decision());
        return Objects.equals(before, after)
                ? Optional.empty()
                : Optional.of(new Change(made.request(), before, after));
    }

    private static Answer answer(DecisionTable proposed, Decision made) {
        try {
            return Answer.of(TableAnswer.read(made.inputs(), proposed.answer(made.inputs())));
        } catch (IllegalStateException unreadable) {
            return Answer.UNREADABLE;
        }
    }
}
