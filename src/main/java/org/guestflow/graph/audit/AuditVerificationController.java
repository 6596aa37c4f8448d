package org.guestflow.graph.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.guestflow.audit.AuditTrail;
import org.guestflow.audit.Verification;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the audit trail is as it was written, for administrators. */
@RestController
class AuditVerificationController {

    private final AuditTrail trail;
    private final Caller caller;

    AuditVerificationController(AuditTrail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    /**
     * What came of checking the trail.
     *
     * @param valid whether every entry is as it was written, and none is missing
     * @param entries how many entries were found to be so, up to the first that is not
     * @param firstInvalid the place of the first entry that was changed, or that is missing; null where there is none
     */
    record AuditVerificationResource(
            boolean valid,
            long entries,

            @Nullable @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"integer", "null"})
            Long firstInvalid) {}

    /** Computes the hash of every entry anew, from the first to the last. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @GetMapping("/v1.0/auditLogs/verification")
    AuditVerificationResource verify() throws RuleViolation {
        caller.administrator();
        Verification found = trail.verify();
        return new AuditVerificationResource(
                found.valid(), found.entries(), found.firstInvalid().orElse(null));
    }
}
