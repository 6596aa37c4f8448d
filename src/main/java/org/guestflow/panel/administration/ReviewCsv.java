package org.guestflow.panel.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.review.Answer;
import org.guestflow.review.Outcome;
import org.guestflow.review.ReviewResult;
import org.guestflow.shared.UserId;

/** How the results of reviews stand in a CSV file. A person whose account is gone stands there by its id. */
final class ReviewCsv {

    static final List<String> HEADER = List.of(
            "reviewId",
            "targetType",
            "target",
            "startedDateTime",
            "finishedDateTime",
            "guest",
            "guestDisplayName",
            "answer",
            "keepUntil",
            "answeredBy",
            "answeredDateTime",
            "outcome",
            "outcomeDateTime");

    private ReviewCsv() {}

    static List<String> row(ReviewResult result) {
        return List.of(
                result.review().id().toString(),
                result.review().target().type().stored(),
                result.targetName(),
                result.review().startedAt().toString(),
                moment(result.review().finishedAt()),
                result.guest()
                        .map(guest -> guest.mail().toString())
                        .orElse(result.entry().guest().toString()),
                result.guest().map(User::displayName).orElse(""),
                result.entry().answer().map(Answer::stored).orElse(""),
                result.entry().until().map(LocalDate::toString).orElse(""),
                result.answeredBy()
                        .map(person -> person.mail().toString())
                        .or(() -> result.entry().answeredBy().map(UserId::toString))
                        .orElse(""),
                moment(result.entry().answeredAt()),
                result.entry().outcome().map(Outcome::stored).orElse(""),
                moment(result.entry().settledAt()));
    }

    private static String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
