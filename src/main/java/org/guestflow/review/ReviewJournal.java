package org.guestflow.review;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Writes reviews to the audit trail, with the activities' names that Microsoft Entra gives them. */
@Component
class ReviewJournal {

    private final AuditTrail audit;

    ReviewJournal(AuditTrail audit) {
        this.audit = audit;
    }

    void started(Review review) {
        record(
                review,
                review.startedBy(),
                "Create access review",
                Map.of(
                        "targetType", review.target().type().stored(),
                        "target", review.target().id(),
                        "endsAt", review.endsAt().toString()));
    }

    void answered(Review review, ReviewEntry before, GivenAnswer given, UserId by) {
        String action = given.answer().endsAccess() ? "Deny decision" : "Approve decision";
        audit.record(new AuditEvent(
                by.toString(),
                action,
                "User",
                given.guest().toString(),
                review.id(),
                before.answer()
                        .map(answer -> answer(review, answer.stored(), before.until()))
                        .orElse(Map.of()),
                answer(review, given.answer().stored(), given.until())));
    }

    /** One entry however many guests these are; by whom and when each was decided stands in the entries of what was applied. */
    void restAnswered(Review review, Answer answer, int guests, UserId by) {
        if (guests > 0) {
            record(
                    review,
                    Optional.of(by),
                    answer.endsAccess() ? "Deny decision" : "Approve decision",
                    Map.of("answer", answer.stored(), "guests", guests));
        }
    }

    private static Map<String, Object> answer(Review review, String answer, Optional<?> until) {
        Map<String, Object> values =
                new HashMap<>(Map.of("answer", answer, "target", review.target().id()));
        until.ifPresent(day -> values.put("keepUntil", day.toString()));
        return values;
    }

    void notAnswered(Review review, int guests) {
        record(review, Optional.empty(), "Auto review", Map.of("answer", Answer.NO_ANSWER.stored(), "guests", guests));
    }

    void reminded(Review review, int people) {
        record(review, Optional.empty(), "Remind reviewers", Map.of("reviewers", people));
    }

    void escalated(Review review, String to, int people) {
        record(review, Optional.empty(), "Add reviewer to access review", Map.of("asked", to, "reviewers", people));
    }

    /** Who decided it and when stand there too: the trail tells of an access' end without a look elsewhere. */
    void applied(Review review, ReviewEntry entry, Outcome outcome) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "answer",
                entry.answer().orElseThrow().stored(),
                "outcome",
                outcome.stored(),
                "target",
                review.target().id(),
                "decidedBy",
                entry.answeredBy().map(UserId::toString).orElse(AuditEvent.SYSTEM),
                "decidedAt",
                entry.answeredAt().orElseThrow().toString()));
        entry.until().ifPresent(day -> values.put("keepUntil", day.toString()));
        audit.record(new AuditEvent(
                AuditEvent.SYSTEM, "Apply decision", "User", entry.guest().toString(), review.id(), Map.of(), values));
    }

    void finished(Review review, Map<String, ?> results) {
        record(review, review.closedBy(), "Access review ended", results);
    }

    private void record(Review review, Optional<UserId> actor, String action, Map<String, ?> values) {
        audit.record(new AuditEvent(
                actor.map(UserId::toString).orElse(AuditEvent.SYSTEM),
                action,
                "AccessReview",
                review.id().toString(),
                review.id(),
                Map.of(),
                values));
    }
}
