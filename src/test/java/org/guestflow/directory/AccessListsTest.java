package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Long lists, a page at a time: everybody once, whatever is added meanwhile. */
@ProcessTest
class AccessListsTest {

    private static final int PAGE = 25;

    @Autowired
    private AccessLists lists;

    @Autowired
    private Targets targets;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient database;

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void leaveNothingBehind() {
        database.sql("DELETE FROM directory_group WHERE starts_with(mail_nickname, :mark)")
                .param("mark", mark)
                .update();
        database.sql(
                        "DELETE FROM directory_user WHERE starts_with(mail, :mark) OR starts_with(mail, 'owner-' || :mark)")
                .param("mark", mark)
                .update();
    }

    @Test
    void everyPersonOfALargeGroupIsOnOnePageExactly() throws RuleViolation {
        Group group = newGroup();
        addPeople(group, 1, 60);

        List<String> seen = new ArrayList<>();
        Optional<String> place = Optional.empty();
        do {
            Slice<TargetPerson> page = lists.people(Target.group(group.id()), Optional.empty(), place, PAGE);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(PAGE);
            page.items().forEach(person -> seen.add(person.user().mail().toString()));
            place = page.next();
            addPeople(group, 900 + seen.size(), 900 + seen.size());
        } while (place.isPresent());

        assertThat(seen).doesNotHaveDuplicates().isSorted().hasSizeGreaterThanOrEqualTo(60);
        assertThat(seen.stream().filter(mail -> mail.contains("-00"))).hasSize(60);
    }

    @Test
    void peopleAreFoundByTheBeginningOfNameOrAddress() throws RuleViolation {
        Group group = newGroup();
        addPeople(group, 1, 30);

        Slice<TargetPerson> found =
                lists.people(Target.group(group.id()), Optional.of("P" + mark + "-000"), Optional.empty(), PAGE);

        assertThat(found.items()).hasSize(9);
        assertThat(found.next()).isEmpty();
        assertThat(lists.people(Target.group(group.id()), Optional.of("%"), Optional.empty(), PAGE)
                        .items())
                .isEmpty();
    }

    @Test
    void ownersSeeEachOfTheirManyGroupsOnce() throws RuleViolation {
        UserId owner = users.addMember(
                        new NewMember(
                                EmailAddress.parse("owner-" + mark + "@woodgrove.com")
                                        .orElseThrow(),
                                "Owner",
                                Optional.empty()),
                        "test")
                .id();
        database.sql("""
                        WITH g AS (INSERT INTO directory_group (id, mail_nickname, display_name, membership)
                                   SELECT gen_random_uuid(), :mark || '-' || n, 'Group ' || (n % 7), 'assigned' FROM generate_series(1, 60) n RETURNING id)
                        INSERT INTO group_owner (group_id, user_id) SELECT id, :owner FROM g""").param("mark", mark).param("owner", owner.value()).update();

        TargetListFilter mine = new TargetListFilter(Optional.of(owner), Optional.empty());
        List<UUID> seen = new ArrayList<>();
        Optional<String> place = Optional.empty();
        do {
            Slice<TargetEntry> page = lists.targets(mine, place, PAGE);
            page.items().forEach(entry -> seen.add(entry.target().id()));
            place = page.next();
        } while (place.isPresent());

        assertThat(seen).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void aPlaceOfAnotherListIsRefused() {
        TargetListFilter all = new TargetListFilter(Optional.empty(), Optional.empty());

        for (String place :
                List.of("", "x", Place.after("one"), Place.after("name", "no-id"), Place.after("a", "b", "c"))) {
            assertThatThrownBy(() -> lists.targets(all, Optional.of(place), PAGE))
                    .as(place)
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refusal -> assertThat(refusal.rule()).isEqualTo("InvalidCursor"));
        }
    }

    private Group newGroup() {
        UUID id = UUID.randomUUID();
        database.sql("""
                        WITH g AS (INSERT INTO directory_group (id, mail_nickname, display_name, membership) VALUES (:id, :handle, 'Large', 'assigned') RETURNING id)
                        INSERT INTO group_owner (group_id, user_id) SELECT g.id, u.id FROM g, directory_user u WHERE u.mail = 'ada@woodgrove.com'""").param("id", id).param("handle", mark + "-large").update();
        return targets.findGroup(id.toString()).orElseThrow();
    }

    private void addPeople(Group group, int first, int last) {
        database.sql("""
                        WITH u AS (INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, external_user_state,
                                                               external_user_state_changed_at, created_at)
                                   SELECT gen_random_uuid(), mail, mail, mail, 'P' || mail, 'guest', 'accepted', now(), now()
                                   FROM (SELECT :mark || '-' || lpad(n::text, 4, '0') || '@partner.example' AS mail FROM generate_series(:first, :last) n) p
                                   RETURNING id)
                        INSERT INTO group_member (group_id, user_id, granted_at) SELECT :group, id, now() FROM u""")
                .param("mark", mark)
                .param("first", first)
                .param("last", last)
                .param("group", group.id())
                .update();
    }
}
