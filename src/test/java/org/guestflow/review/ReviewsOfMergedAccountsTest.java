package org.guestflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.review.ReviewedGroup.end;
import static org.guestflow.review.ReviewedGroup.keep;

import org.guestflow.directory.AccountMerges;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two accounts of one person become one while there are reviews of them. */
@ProcessTest
class ReviewsOfMergedAccountsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccountMerges merges;

    private ReviewedGroup group;
    private ReviewedGroup elsewhere;
    private User kim;
    private User lee;

    @BeforeEach
    void kimAndLeeAreReviewed() {
        group = new ReviewedGroup(context);
        elsewhere = new ReviewedGroup(context);
        kim = group.guest();
        lee = group.guest();
    }

    @AfterEach
    void nothingIsLeft() {
        group.remove();
        elsewhere.remove();
    }

    @Test
    void whatWasSaidOfTheAccountThatGoesIsDoneToTheOneThatStays() throws RuleViolation {
        RequestId review = group.isUnderReview();
        User stays = elsewhere.guest();
        group.answers(review, group.owner(), end(kim), keep(lee));

        merges.merge(stays.id(), kim.id(), group.ada().id());
        assertThat(group.has(stays)).isTrue();
        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.has(stays)).isFalse();
        assertThat(group.outcomes(review)).containsEntry(stays.id(), "ended").containsEntry(lee.id(), "kept");
    }

    @Test
    void whereBothAreReviewedWhatWasSaidOfTheOneThatStaysHolds() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), end(kim), keep(lee));

        merges.merge(lee.id(), kim.id(), group.ada().id());
        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.has(lee)).isTrue();
        assertThat(group.outcomes(review)).containsEntry(lee.id(), "kept").containsEntry(kim.id(), "left");
    }
}
