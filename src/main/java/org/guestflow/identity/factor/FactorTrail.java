package org.guestflow.identity.factor;

import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** What becomes of second factors, in the audit trail; with Microsoft Entra's names of activities where it has one. */
@Component
class FactorTrail {

    private final AuditTrail audit;

    FactorTrail(AuditTrail audit) {
        this.audit = audit;
    }

    void registered(UserId user, String method) {
        record(user, "User registered security info", user, Map.of(), method(method));
    }

    void removed(UserId user, String method) {
        record(user, "User deleted security info", user, method(method), Map.of());
    }

    void reset(UserId user, UserId actor, List<String> methods) {
        record(actor, "Admin deleted security info", user, Map.of("methods", methods), Map.of());
    }

    void verified(UserId user, String method) {
        record(user, "Verify second factor", user, Map.of(), method(method));
    }

    void failedTooOften(UserId user, int tries) {
        record(user, "Fail second factor too often", user, Map.of(), Map.of("tries", tries));
    }

    private static Map<String, String> method(String method) {
        return Map.of("method", method);
    }

    private void record(UserId actor, String action, UserId user, Map<String, ?> before, Map<String, ?> after) {
        audit.record(new AuditEvent(actor.toString(), action, "User", user.toString(), null, before, after));
    }
}
