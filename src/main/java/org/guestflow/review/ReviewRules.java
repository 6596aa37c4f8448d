package org.guestflow.review;

import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** The refusals of reviews. */
final class ReviewRules {

    private ReviewRules() {}

    static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownReview",
                Kind.NOT_FOUND,
                "There is no such review among yours.",
                "Those that wait for you stand on the page of your reviews.");
    }

    static RuleViolation over() {
        return new RuleViolation(
                "ReviewOver",
                Kind.CONFLICT,
                "The review is over; no more answers are taken.",
                "Look at its result. Whoever should have access again can be brought in again.");
    }

    static RuleViolation notAReviewer() {
        return new RuleViolation(
                "NotAReviewer",
                Kind.FORBIDDEN,
                "Somebody else answers for this guest.",
                "An owner has to answer, or who is asked in his place.");
    }

    static RuleViolation notForOneSponsor() {
        return new RuleViolation(
                "NotForOneSponsor",
                Kind.FORBIDDEN,
                "You answer for some of the guests only, and a review is finished for all of them.",
                "An owner or an administrator finishes it, or it is over at its end; what you have answered is kept.");
    }

    static RuleViolation answersMissing(long missing) {
        return new RuleViolation(
                "AnswersMissing",
                Kind.CONFLICT,
                "Nothing has been said yet of " + missing + " of the guests.",
                "Answer for each of them; what you have answered is kept.");
    }

    static RuleViolation running() {
        return new RuleViolation(
                "ReviewRunning",
                Kind.CONFLICT,
                "A review of this group or application is running.",
                "Wait until it is over, or remind those who have to answer.");
    }

    static RuleViolation administratorsOnly() {
        return new RuleViolation(
                "AdministratorOnly",
                Kind.FORBIDDEN,
                "Only administrators start a review.",
                "Ask an administrator, or take out by hand who should go.");
    }

    static RuleViolation unknownTarget() {
        return new RuleViolation(
                "UnknownTarget",
                Kind.NOT_FOUND,
                "There is no such group or application.",
                "Send targetType as group or application and its id or handle as targetId.");
    }

    static RuleViolation notKeptByHand() {
        return new RuleViolation(
                "MembershipNotKeptByHand",
                Kind.CONFLICT,
                "The people are not kept by hand here, so that no answer could end anybody's access.",
                "A rule or another directory decides on them; they are reviewed there.");
    }

    static RuleViolation throughGroup() {
        return new RuleViolation(
                "ReviewedWithItsGroup",
                Kind.CONFLICT,
                "The application hands out access through a group.",
                "Review that group: its members are the application's people.");
    }
}
