package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class TargetsTest {

    @Autowired
    private Targets targets;

    @Autowired
    private Users users;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final RequestId request = RequestId.random();
    private Instant inAWeek;
    private UserId ada;
    private UserId olivia;
    private UserId guest;
    private Target atlas;

    @BeforeEach
    void setTheScene() {
        inAWeek = clock.instant().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MICROS);
        ada = user("ada@woodgrove.com");
        olivia = user("olivia@woodgrove.com");
        guest = guest();
        atlas = group("project-atlas");
    }

    @Test
    void aTargetIsFoundByItsIdAndByItsHandle() {
        Group byHandle = targets.findGroup("project-atlas").orElseThrow();
        Application portal = targets.findApplication("expense-portal").orElseThrow();

        assertThat(targets.findGroup(byHandle.id().toString())).contains(byHandle);
        assertThat(targets.findGroup(byHandle.id().toString().toUpperCase(Locale.ROOT)))
                .contains(byHandle);
        assertThat(targets.findApplication(portal.id().toString())).contains(portal);
        assertThat(targets.displayName(atlas)).contains("Project Atlas");
        assertThat(targets.displayName(Target.application(portal.id()))).contains("Expense portal");
        assertThat(targets.displayName(Target.DIRECTORY)).contains("WoodGrove");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "no-such-target", "1-1-1-1-1", "' OR 1=1 --", "00000000-0000-0000-0000-000000000000"})
    void whatIsNotThereIsNotFound(String idOrHandle) {
        assertThat(targets.findGroup(idOrHandle)).isEmpty();
        assertThat(targets.findApplication(idOrHandle)).isEmpty();
    }

    @Test
    void accessLastsUntilItsEndDate() {
        targets.grant(guest, atlas, inAWeek, request);
        boolean now = targets.hasAccess(guest, atlas);

        targets.grant(guest, group("crew"), clock.instant().minusSeconds(1), request);

        assertThat(now).isTrue();
        assertThat(targets.hasAccess(guest, group("crew"))).isFalse();
        assertThat(targets.members(atlas.id())).extracting(User::id).contains(guest);
        assertThat(targets.members(group("crew").id())).extracting(User::id).doesNotContain(guest);
        assertThat(audited(atlas)).containsExactly("Add member to group by system: null -> " + inAWeek);
    }

    @Test
    void accessIsProlongedAndNeverShortened() {
        Instant later = inAWeek.plus(Duration.ofDays(1));
        targets.grant(guest, atlas, inAWeek, request);

        targets.grant(guest, atlas, inAWeek.minusSeconds(1), request);
        targets.grant(guest, atlas, inAWeek, request);
        targets.grant(guest, atlas, later, request);

        assertThat(audited(atlas))
                .containsExactly(
                        "Add member to group by system: null -> " + inAWeek,
                        "Prolong access by system: " + inAWeek + " -> " + later);
    }

    @Test
    void whatAnAdministratorGaveForEverStaysForEver() {
        targets.addMember(atlas.id(), guest, ada);

        targets.grant(guest, atlas, inAWeek, request);

        assertThat(audited(atlas)).containsExactly("Add member to group by " + ada + ": null -> never");
    }

    @Test
    void anAdministratorTurnsAccessWithAnEndIntoAccessWithout() {
        targets.grant(guest, atlas, inAWeek, request);

        targets.addMember(atlas.id(), guest, ada);

        assertThat(audited(atlas)).last().isEqualTo("Prolong access by " + ada + ": " + inAWeek + " -> never");
    }

    @Test
    void twentyGrantsAtOnceAreOneMembership() throws Exception {
        AtOnce.call(20, () -> {
            targets.grant(guest, atlas, inAWeek, request);
            return guest;
        });

        assertThat(audited(atlas)).containsExactly("Add member to group by system: null -> " + inAWeek);
    }

    @Test
    void anApplicationIsAssigned() {
        Target portal = Target.application(
                targets.findApplication("expense-portal").orElseThrow().id());

        targets.grant(guest, portal, inAWeek, request);

        assertThat(targets.hasAccess(guest, portal)).isTrue();
        assertThat(targets.hasAccess(olivia, portal)).isFalse();
        assertThat(audited(portal)).containsExactly("Add user to application by system: null -> " + inAWeek);
    }

    @Test
    void anApplicationMayHandOutAccessThroughAGroup() {
        Group crew = targets.findGroup("crew").orElseThrow();
        Application wiki = applicationThrough(crew);

        targets.grant(guest, Target.application(wiki.id()), inAWeek, request);

        assertThat(targets.hasAccess(guest, Target.group(crew.id()))).isTrue();
        assertThat(targets.hasAccess(guest, Target.application(wiki.id()))).isTrue();
        assertThat(targets.findApplication(wiki.appId())).contains(wiki);
        assertThat(targets.applicationsThrough(crew.id())).contains(wiki);
        assertThat(targets.redirectOrigins(Target.application(wiki.id())))
                .containsExactly("https://wiki.woodgrove.example");
    }

    @Test
    void theDirectoryAloneIsOpenToWhoeverHasAccepted() {
        boolean pending = targets.hasAccess(guest, Target.DIRECTORY);

        users.accept(guest, request);
        targets.grant(guest, Target.DIRECTORY, inAWeek, request);

        assertThat(pending).isFalse();
        assertThat(targets.hasAccess(guest, Target.DIRECTORY)).isTrue();
        assertThat(targets.hasAccess(UserId.random(), Target.DIRECTORY)).isFalse();
        assertThat(targets.owners(Target.DIRECTORY)).isEmpty();
        assertThat(targets.redirectOrigins(Target.DIRECTORY)).isEmpty();
    }

    @Test
    void aDynamicGroupsMembersAreComputed() {
        Target staff = group("all-staff");

        assertThat(targets.hasAccess(olivia, staff)).isTrue();
        assertThat(targets.hasAccess(guest, staff)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-staff", "finance"})
    void onlyAnAssignedGroupTakesMembersByHand(String handle) {
        Target group = group(handle);

        assertThatThrownBy(() -> targets.addMember(group.id(), guest, ada)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> targets.grant(guest, group, inAWeek, request))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> targets.removeMember(group.id(), guest, ada))
                .isInstanceOf(IllegalStateException.class);
        assertThat(targets.hasAccess(guest, group)).isFalse();
    }

    @Test
    void aMemberIsTakenOutOnce() {
        targets.addMember(atlas.id(), guest, ada);

        targets.removeMember(atlas.id(), guest, ada);
        targets.removeMember(atlas.id(), guest, ada);

        assertThat(targets.hasAccess(guest, atlas)).isFalse();
        assertThat(audited(atlas)).hasSize(2);
    }

    @Test
    void groupsAreListedByMemberHandleAndName() {
        assertThat(targets.listGroups(GroupFilter.EVERY.withMember("Priya@woodgrove.com"), 0, 100))
                .extracting(Group::mailNickname)
                .contains("all-staff", "guest-approvers")
                .doesNotContain("finance");
        assertThat(targets.listGroups(GroupFilter.EVERY.withMailNicknames(Set.of("crew", "finance")), 1, 100))
                .extracting(Group::mailNickname)
                .containsExactly("finance");
        assertThat(targets.listGroups(GroupFilter.EVERY.withNameLike("board%"), 0, 100))
                .extracting(Group::mailNickname)
                .containsExactly("board-papers");
        assertThat(targets.countGroups(GroupFilter.EVERY.withMember("sam@litware.com")))
                .isPositive();
    }

    private Application applicationThrough(Group group) {
        Application wiki = new Application(
                UUID.randomUUID(), "wiki-" + UUID.randomUUID(), "Wiki", true, Sensitivity.NORMAL, Optional.of(group));
        targets.add(new NewApplication(wiki, Set.of(olivia), Set.of("https://wiki.woodgrove.example")), ada);
        return wiki;
    }

    private Target group(String handle) {
        return Target.group(targets.findGroup(handle).orElseThrow().id());
    }

    private UserId user(String mail) {
        return EmailAddress.parse(mail).flatMap(users::findByMail).orElseThrow().id();
    }

    private UserId guest() {
        EmailAddress mail = EmailAddress.parse("guest-" + UUID.randomUUID() + "@partner.example")
                .orElseThrow();
        return users.ensureGuest(
                        new NewGuest(mail, mail.toString(), Optional.empty(), Optional.empty(), olivia), request)
                .id();
    }

    private List<String> audited(Target target) {
        return jdbc.sql("""
                        SELECT action || ' by ' || actor || ': ' || coalesce(old_value ->> 'endsAt', 'null') || ' -> ' || coalesce(new_value ->> 'endsAt', 'null')
                        FROM audit_event WHERE object_id = :target AND :guest IN (old_value ->> 'user', new_value ->> 'user') ORDER BY sequence
                        """)
                .param("target", target.id().toString())
                .param("guest", guest.toString())
                .query(String.class)
                .list();
    }
}
