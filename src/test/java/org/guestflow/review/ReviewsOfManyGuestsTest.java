package org.guestflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.review.ReviewedGroup.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.User;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.support.Colleague;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A review of more guests than fit on a page: they are read by the page, and counted and answered all at once. */
@ProcessTest
class ReviewsOfManyGuestsTest {

    private static final int PAGE = 5;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ReviewPages pages;

    @Autowired
    private Reviews reviews;

    private ReviewedGroup group;
    private User ines;
    private List<User> guests;
    private List<User> hers;
    private RequestId review;

    @BeforeEach
    void twelveAndThreeGuestsAreReviewed() throws RuleViolation {
        group = new ReviewedGroup(context);
        ines = Colleague.named(context, "Ines");
        guests = Stream.generate(group::guest).limit(12).toList();
        hers = Stream.generate(() -> group.guestOf(ines)).limit(3).toList();
        review = group.isUnderReview();
    }

    @AfterEach
    void nothingIsLeft() {
        group.remove();
    }

    @Test
    void everyGuestStandsOnOnePageInTheOrderOfTheAddresses() throws RuleViolation {
        List<ReviewRow> all = read(group.owner());

        assertThat(all).extracting(ReviewRow::guest).doesNotHaveDuplicates().hasSize(15);
        assertThat(all)
                .extracting(
                        row -> row.user().map(User::mail).map(EmailAddress::key).orElseThrow())
                .isSorted();
    }

    @Test
    void aSponsorReadsHisOwnAndTheCountIsOfAll() throws RuleViolation {
        group.runJobAt("SponsorsDue", review);

        assertThat(read(ines))
                .extracting(ReviewRow::guest)
                .containsExactlyInAnyOrderElementsOf(hers.stream().map(User::id).toList());
        assertThat(pages.view(review, ines).progress().guests()).isEqualTo(15);
    }

    @Test
    void theRestIsAnsweredByWhomItIsAskedAndOnlyWhereNothingWasSaid() throws RuleViolation {
        group.runJobAt("SponsorsDue", review);
        group.answers(review, group.owner(), keep(hers.get(0)));

        reviews.answerRest(review, ines, Answer.END);

        ReviewProgress after = pages.view(review, group.owner()).progress();
        assertThat(after.kept()).isEqualTo(1);
        assertThat(after.ended()).isEqualTo(2);
        assertThat(after.open()).isEqualTo(12);
        group.leaves(guests.get(0));
        reviews.answerRest(review, group.owner(), Answer.KEEP);
        assertThat(pages.view(review, group.owner()).progress()).isEqualTo(new ReviewProgress(15, 15, 12, 0, 2));
        assertThat(group.trail(review))
                .filteredOn(entry -> entry.contains("decision"))
                .containsExactly(
                        "Approve decision by " + group.owner().id(),
                        "Deny decision by " + ines.id(),
                        "Approve decision by " + group.owner().id());
    }

    private List<ReviewRow> read(User reader) throws RuleViolation {
        List<ReviewRow> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Slice<ReviewRow> page = pages.guests(review, reader, after, PAGE);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(PAGE);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
