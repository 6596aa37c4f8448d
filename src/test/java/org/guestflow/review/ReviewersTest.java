package org.guestflow.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.Colleague;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who answers for whom, at which stage: of the guests Kim and Lee, Kim has the sponsor Sven, Lee a group in which Tara is; Sam, a guest, sponsors both. What somebody sees, what waits for him and what
 * he may answer are one and the same.
 */
@ProcessTest
class ReviewersTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Reviews reviews;

    @Autowired
    private ReviewPages pages;

    @Autowired
    private ReviewLists lists;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, User> people = new HashMap<>();
    private final Map<String, User> guests = new HashMap<>();
    private ReviewedGroup group;
    private UUID team;
    private RequestId review;

    @BeforeEach
    void everybodyIsThere() throws RuleViolation {
        group = new ReviewedGroup(context);
        people.put("owner", group.owner());
        people.put("Sven", group.sponsor());
        people.put("Tara", Colleague.named(context, "Tara"));
        people.put("colleague", Colleague.named(context, "Cleo"));
        people.put("administrator", group.ada());
        people.put("Sam", group.user("sam@litware.com"));
        guests.put("Kim", group.guest());
        guests.put("Lee", group.guest());
        team = team(people.get("Tara"));
        sponsors.remove(
                guests.get("Lee").id(),
                group.sponsor().id().value(),
                group.ada().id());
        sponsors.addGroup(guests.get("Lee").id(), team, group.ada().id());
        for (User guest : guests.values()) {
            sponsors.add(guest.id(), people.get("Sam").id(), group.ada().id());
        }
        review = group.isUnderReview();
    }

    @AfterEach
    void nothingIsLeft() {
        group.remove();
        jdbc.sql("DELETE FROM sponsor WHERE group_id = :team")
                .param("team", team)
                .update();
        jdbc.sql("DELETE FROM directory_group WHERE id = :team")
                .param("team", team)
                .update();
    }

    @ParameterizedTest(name = "{0}: {1} answers for {2}")
    @CsvSource(delimiter = '|', nullValues = "nobody", textBlock = """
            asked          | owner         | Kim Lee
            asked          | Sven          | nobody
            asked          | Tara          | nobody
            asked          | Sam           | nobody
            asked          | colleague     | nobody
            asked          | administrator | nobody
            sponsors       | owner         | Kim Lee
            sponsors       | Sven          | Kim
            sponsors       | Tara          | Lee
            sponsors       | Sam           | nobody
            sponsors       | colleague     | nobody
            sponsors       | administrator | nobody
            administrators | owner         | Kim Lee
            administrators | Sven          | Kim
            administrators | Tara          | Lee
            administrators | Sam           | nobody
            administrators | colleague     | nobody
            administrators | administrator | Kim Lee
            blocked        | owner         | nobody
            blocked        | Sven          | nobody
            blocked        | administrator | Kim Lee
            over           | owner         | nobody
            over           | Sven          | nobody
            over           | administrator | nobody
            """)
    void whoAnswersForWhom(String stage, String person, String forWhom) {
        comesTo(stage);
        Set<String> expected = forWhom == null ? Set.of() : Set.copyOf(Arrays.asList(forWhom.split(" ")));

        assertThat(answerableOnThePage(person)).as("page").isEqualTo(expected);
        assertThat(accepted(person)).as("answers").isEqualTo(expected);
        assertThat(lists.waitingFor(people.get(person)).stream()
                        .filter(waiting -> waiting.id().equals(review))
                        .mapToLong(WaitingReview::guests)
                        .sum())
                .as("waiting")
                .isEqualTo(expected.size());
    }

    private void comesTo(String stage) {
        if (!List.of("asked", "over").contains(stage)) {
            group.runJobAt("SponsorsDue", review);
        }
        if (List.of("administrators", "blocked").contains(stage)) {
            group.runJobAt("AdministratorsDue", review);
        }
        if (stage.equals("blocked")) {
            group.isBlocked(group.owner());
            group.isBlocked(group.sponsor());
            people.replaceAll((name, user) -> group.user(user.mail().toString()));
        }
        if (stage.equals("over")) {
            group.runJobAt("TimeToAnswerOver", review);
        }
    }

    private Set<String> answerableOnThePage(String person) {
        try {
            List<ReviewRow> rows = pages.guests(review, people.get(person), Optional.empty(), 50)
                    .items();
            return guests.keySet().stream()
                    .filter(name -> rows.stream()
                            .anyMatch(row -> row.answerable()
                                    && row.guest().equals(guests.get(name).id())))
                    .collect(Collectors.toSet());
        } catch (RuleViolation nothingToSee) {
            return Set.of();
        }
    }

    private Set<String> accepted(String person) {
        return guests.keySet().stream()
                .filter(name -> isAccepted(people.get(person), guests.get(name)))
                .collect(Collectors.toSet());
    }

    private boolean isAccepted(User reviewer, User guest) {
        try {
            reviews.answer(review, reviewer, List.of(ReviewedGroup.keep(guest)));
            return true;
        } catch (RuleViolation refused) {
            return false;
        } finally {
            jdbc.sql(
                            "UPDATE access_review_entry SET answer = NULL, answered_at = NULL, answered_by = NULL WHERE review_id = :review AND answer = 'keep'")
                    .param("review", review.value())
                    .update();
        }
    }

    private UUID team(User member) {
        UUID id = UUID.randomUUID();
        Group sponsoring = new Group(id, "team-" + id, "Team", GroupMembership.ASSIGNED, false, Sensitivity.NORMAL);
        targets.add(
                new NewGroup(sponsoring, Optional.empty(), Set.of(group.ada().id())),
                group.ada().id());
        targets.addMember(id, member.id(), group.ada().id());
        return id;
    }
}
