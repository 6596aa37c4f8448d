package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.policy.Cast.somebodyAt;

import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.context.ApplicationContext;

/** Asks the fixed rules and looks at their answer; what a test does not name is as it should be. */
class Asking {

    private final Policy policy;
    private final Cast cast;

    Asking(ApplicationContext context) {
        policy = context.getBean(Policy.class);
        cast = new Cast(context);
    }

    void assertAllowed(User inviter, String type, String id) {
        assertThat(answer(inviter, somebodyAt("litware.com"), type, id, Optional.empty()))
                .isEmpty();
    }

    void assertRefused(User inviter, String type, String id, String rule, Kind kind) {
        assertNamed(refusal(inviter, type, id), rule, kind);
    }

    RuleViolation assertAddressRefused(String address, String rule, Kind kind) {
        RuleViolation refused = refusal(address, Optional.empty());
        assertNamed(refused, rule, kind);
        return refused;
    }

    RuleViolation refusal(User inviter, String type, String id) {
        return refusal(inviter, somebodyAt("litware.com"), type, id, Optional.empty());
    }

    RuleViolation refusal(String address, Optional<LocalDate> accessEndDate) {
        return refusal(cast.user("olivia@woodgrove.com"), address, "group", "project-atlas", accessEndDate);
    }

    RuleViolation refusal(User inviter, String address, String type, String id, Optional<LocalDate> accessEndDate) {
        return answer(inviter, address, type, id, accessEndDate)
                .orElseThrow(() -> new AssertionError("not refused: " + type + " " + id));
    }

    /** The refusal; empty where the request is allowed. */
    Optional<RuleViolation> answer(
            User inviter, String address, String type, String id, Optional<LocalDate> accessEndDate) {
        try {
            policy.check(inviter, address, type, id, accessEndDate);
            return Optional.empty();
        } catch (RuleViolation refused) {
            return Optional.of(refused);
        }
    }

    private static void assertNamed(RuleViolation refused, String rule, Kind kind) {
        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused.getMessage()).endsWith(".");
        assertThat(refused.remedy()).endsWith(".");
    }
}
