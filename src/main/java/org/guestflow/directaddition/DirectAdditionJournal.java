package org.guestflow.directaddition;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** Writes each change of a request's state to its row and to the audit trail, always both. */
@Component
class DirectAdditionJournal {

    private static final String OBJECT_TYPE = "DirectAddition";

    private final JdbcDirectAdditions additions;
    private final AuditTrail audit;

    DirectAdditionJournal(JdbcDirectAdditions additions, AuditTrail audit) {
        this.additions = additions;
        this.audit = audit;
    }

    void requested(DirectAddition addition, int people) {
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
