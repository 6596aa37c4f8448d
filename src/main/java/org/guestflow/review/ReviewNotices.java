package org.guestflow.review;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.review.Reviewers.Reviewer;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Queues the mails of reviews. Those to reviewers link to the page on which the task is done; answering there takes a sign-in. */
@Component
class ReviewNotices {

    private final Outbox outbox;
    private final Targets targets;
    private final Organisations organisations;
    private final BaseUrl baseUrl;

    ReviewNotices(Outbox outbox, Targets targets, Organisations organisations, BaseUrl baseUrl) {
        this.outbox = outbox;
        this.targets = targets;
        this.organisations = organisations;
        this.baseUrl = baseUrl;
    }

    void ask(Review review, List<Reviewer> reviewers) {
        queue(NoticeKind.REVIEW_REQUESTED, review, reviewers);
    }

    void remind(Review review, List<Reviewer> reviewers) {
        queue(NoticeKind.REVIEW_REMINDER, review, reviewers);
    }

    void escalate(Review review, List<Reviewer> reviewers) {
        queue(NoticeKind.REVIEW_ESCALATED, review, reviewers);
    }

    private void queue(NoticeKind kind, Review review, List<Reviewer> reviewers) {
        for (Reviewer reviewer : reviewers) {
            Map<String, String> content = target(review);
            content.put(NoticeContent.GUEST_COUNT, String.valueOf(reviewer.guests()));
            content.put(NoticeContent.ANSWER_UNTIL, lastWholeDay(review).toString());
            content.put(NoticeContent.REQUEST_LINK, baseUrl.link("/reviews/" + review.id()));
            queue(kind, review, reviewer.user(), content);
        }
    }

    /** The day on which it ends is over too early to be named. */
    private static LocalDate lastWholeDay(Review review) {
        return LocalDate.ofInstant(review.endsAt(), ZoneOffset.UTC).minusDays(1);
    }

    void accessEnded(Review review, User guest) {
        queue(NoticeKind.REVIEW_ACCESS_ENDED, review, guest, target(review));
    }

    private void queue(NoticeKind kind, Review review, User recipient, Map<String, String> content) {
        String language = recipient
                .preferredLanguage()
                .orElseGet(() -> organisations.host().defaultLanguage());
        outbox.queue(new Notice(review.id(), kind, 1, recipient.mail(), List.of(), language, content));
    }

    private Map<String, String> target(Review review) {
        Map<String, String> content = new HashMap<>();
        content.put(NoticeContent.TARGET_TYPE, review.target().type().stored());
        targets.displayName(review.target()).ifPresent(name -> content.put(NoticeContent.TARGET_NAME, name));
        return content;
    }
}
