package org.guestflow.directaddition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.metrics.CommittedMeters;
import org.springframework.stereotype.Component;

/** Writes each change of a request's state to its row and to the audit trail, always both, and counts what has come of it. */
@Component
class DirectAdditionJournal {

    private static final String OBJECT_TYPE = "DirectAddition";
    private static final String REQUESTED = "guestflow.direct.additions.requested";
    private static final String PEOPLE = "guestflow.direct.additions.people";
    private static final String OUTCOME = "outcome";

    private final JdbcDirectAdditions additions;
    private final AuditTrail audit;
    private final CommittedMeters meters;

    DirectAdditionJournal(JdbcDirectAdditions additions, AuditTrail audit, CommittedMeters meters) {
        this.additions = additions;
        this.audit = audit;
        this.meters = meters;
        meters.announceCounter(REQUESTED);
        Arrays.stream(PersonOutcome.values())
                .filter(PersonOutcome::isSettled)
                .forEach(outcome -> meters.announceCounter(PEOPLE, OUTCOME, outcome.stored()));
    }

    /** Ends a request; what came of its people is known by now. */
    void completed(DirectAddition addition, List<AdditionPerson> people) {
        if (addition.state() != DirectAdditionState.COMPLETED) {
            people.forEach(
                    person -> meters.count(PEOPLE, OUTCOME, person.outcome().stored()));
        }
        enter(addition, DirectAdditionState.COMPLETED);
    }

    void requested(DirectAddition addition, int people) {
        meters.count(REQUESTED);
        record(
                addition,
                addition.inviter().toString(),
                "Add external users directly",
                Map.of(),
                Map.of(
                        "partner",
                        addition.partner().toString(),
                        "people",
                        people,
                        "target",
                        addition.target().type().stored() + " "
                                + addition.target().id()));
    }

    void enter(DirectAddition addition, DirectAdditionState state) {
        if (addition.state() == state) {
            return;
        }
        additions.state(addition.id(), state);
        record(
                addition,
                AuditEvent.SYSTEM,
                "Direct addition " + state.stored().replace('_', ' '),
                Map.of("state", addition.state().stored()),
                Map.of("state", state.stored()));
    }

    void notDirect(DirectAddition addition, NotDirect because) {
        record(
                addition,
                AuditEvent.SYSTEM,
                "Invite instead of adding directly",
                Map.of(),
                Map.of("rule", because.rule()));
    }

    private void record(
            DirectAddition addition, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                new AuditEvent(actor, action, OBJECT_TYPE, addition.id().toString(), addition.id(), before, after));
    }
}
