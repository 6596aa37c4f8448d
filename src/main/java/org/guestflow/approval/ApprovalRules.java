package org.guestflow.approval;

import java.util.List;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.stereotype.Component;

/** The rules of deciding (behaviour.md section 3.2): not on one's own request, not twice, not without being asked, and no rejection without a reason. */
@Component
class ApprovalRules {

    private static final int LONGEST_COMMENT = 1000;

    /** Gives back as whom the person decides. */
    Approver mayDecide(User person, ApprovalSubject subject, List<Stage> all, List<Approver> approvers)
            throws RuleViolation {
        if (person.id().equals(subject.requester())) {
            throw new RuleViolation(
                    "OwnRequest",
                    Kind.FORBIDDEN,
                    "Nobody decides on his own request.",
                    "Another approver of this stage has to decide.");
        }
        if (all.stream().flatMap(Stage::whoHasSpoken).anyMatch(person.id()::equals)) {
            throw new RuleViolation(
                    "DecidedBefore",
                    Kind.FORBIDDEN,
                    "Nobody decides twice in one request.",
                    "Another approver of this stage has to decide.");
        }
        return approvers.stream()
                .filter(approver -> approver.id().equals(person.id()))
                .findFirst()
                .orElseThrow(ApprovalRules::notAnApprover);
    }

    static RuleViolation notAnApprover() {
        return new RuleViolation(
                "NotAnApprover",
                Kind.FORBIDDEN,
                "The decision is not this person's to make.",
                "An approver of this stage has to decide.");
    }

    String verdict(Optional<String> decision, Optional<String> comment) throws RuleViolation {
        String verdict = decision.filter(text -> text.equals(Stage.APPROVE) || text.equals(Stage.REJECT))
                .orElseThrow(() -> new RuleViolation(
                        "DecisionMissing",
                        Kind.INVALID,
                        "There is no decision.",
                        "Set decision to approve or to reject."));
        if (verdict.equals(Stage.REJECT)
                && comment.filter(text -> !text.isBlank()).isEmpty()) {
            throw new RuleViolation(
                    "ReasonMissing", Kind.INVALID, "A rejection needs a reason.", "Write the reason as the comment.");
        }
        if (comment.filter(text -> text.strip().length() > LONGEST_COMMENT).isPresent()) {
            throw new RuleViolation(
                    "CommentTooLong",
                    Kind.INVALID,
                    "The comment is too long.",
                    "Shorten it to " + LONGEST_COMMENT + " characters.");
        }
        return verdict;
    }
}
