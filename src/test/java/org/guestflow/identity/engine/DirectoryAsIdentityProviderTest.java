package org.guestflow.identity.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine's users and groups are the directory's, and not everybody may read them. */
@ProcessTest
class DirectoryAsIdentityProviderTest {

    private static final String ADA = "ada@woodgrove.com";
    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PRIYA = "priya@woodgrove.com";
    private static final String SAM = "sam@litware.com";

    @Autowired
    private IdentityService identity;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void membersAreUsersByTheirAddressAndGuestsAreNot() {
        assertThat(ids(identity.createUserQuery().list()))
                .contains(ADA, OLIVIA, PRIYA)
                .doesNotContain(SAM);
        assertThat(identity.createUserQuery().userId(SAM).singleResult()).isNull();
        assertThat(identity.createUserQuery().count())
                .isEqualTo(identity.createUserQuery().list().size());

        User olivia = identity.createUserQuery().userId(OLIVIA).singleResult();
        assertThat(olivia.getFirstName()).isEqualTo("Olivia");
        assertThat(olivia.getEmail()).isEqualTo(OLIVIA);
    }

    @Test
    void usersAreFoundByNameAddressAndGroupAndPageByPage() {
        assertThat(ids(identity.createUserQuery().userFirstNameLike("%liv%").list()))
                .containsExactly(OLIVIA);
        assertThat(ids(identity.createUserQuery().userFirstName("Oliv%").list()))
                .isEmpty();
        assertThat(ids(identity.createUserQuery().userEmailLike("pri%").list())).containsExactly(PRIYA);
        assertThat(ids(identity.createUserQuery().userIdIn(ADA, PRIYA, SAM).list()))
                .containsExactly(ADA, PRIYA);
        assertThat(ids(identity.createUserQuery()
                        .memberOfGroup("guest-approvers")
                        .list()))
                .containsExactly("marco@woodgrove.com", PRIYA);
        assertThat(ids(identity.createUserQuery().memberOfGroup("camunda-admin").list()))
                .containsExactly(ADA);
        assertThat(ids(identity.createUserQuery().memberOfTenant("any").list())).isEmpty();
        assertThat(ids(identity.createUserQuery().listPage(1, 2)))
                .isEqualTo(ids(identity.createUserQuery().list()).subList(1, 3));
    }

    @Test
    void groupsAreTheDirectorysByHandleAndAdministratorsAreTheEnginesOwn() {
        assertThat(groupIds(identity.createGroupQuery().list()))
                .contains("camunda-admin", "project-atlas", "guest-approvers", "all-staff");
        assertThat(groupIds(identity.createGroupQuery().groupMember(PRIYA).list()))
                .contains("all-staff", "guest-approvers")
                .doesNotContain("camunda-admin", "project-atlas");
        assertThat(groupIds(identity.createGroupQuery().groupMember(ADA).list()))
                .contains("camunda-admin");
        assertThat(groupIds(identity.createGroupQuery().groupMember(SAM).list()))
                .isEmpty();
        assertThat(groupIds(
                        identity.createGroupQuery().groupNameLike("project%").list()))
                .containsExactly("project-atlas");
        assertThat(identity.createGroupQuery().groupType("SYSTEM").count()).isOne();
        assertThat(identity.createTenantQuery().userMember(ADA).list()).isEmpty();
    }

    @Test
    void aDirectoryGroupWithTheHandleOfTheEnginesAdministratorsMakesNobodyOne() {
        UserId olivia = idOf(OLIVIA);
        transaction.executeWithoutResult(status -> {
            org.guestflow.directory.Group group = new org.guestflow.directory.Group(
                    java.util.UUID.randomUUID(),
                    "camunda-admin",
                    "Mine",
                    GroupMembership.ASSIGNED,
                    true,
                    Sensitivity.NORMAL);
            targets.add(new NewGroup(group, Optional.empty(), java.util.Set.of(olivia)), olivia);
            targets.addMember(group.id(), olivia, olivia);
        });

        assertThat(groupIds(identity.createGroupQuery().groupMember(OLIVIA).list()))
                .doesNotContain("camunda-admin");
        assertThat(ids(identity.createUserQuery().memberOfGroup("camunda-admin").list()))
                .doesNotContain(OLIVIA);
        assertThat(groupIds(identity.createGroupQuery().groupId("camunda-admin").list()))
                .hasSize(1);
    }

    @Test
    void whoIsNoAdministratorReadsHimselfAndHisOwnGroupsOnly() {
        as(PRIYA, List.of("all-staff", "guest-approvers"), () -> {
            assertThat(ids(identity.createUserQuery().listPage(0, 100))).containsExactly(PRIYA);
            assertThat(identity.createUserQuery().count()).isOne();
            assertThat(identity.createUserQuery().userId(ADA).singleResult()).isNull();
            assertThat(ids(identity.createUserQuery()
                            .memberOfGroup("guest-approvers")
                            .listPage(0, 100)))
                    .containsExactly(PRIYA);
            assertThat(groupIds(identity.createGroupQuery().listPage(0, 100)))
                    .containsExactly("all-staff", "guest-approvers");
            assertThat(groupIds(identity.createGroupQuery().groupMember(OLIVIA).listPage(0, 100)))
                    .isEmpty();
            assertThat(identity.createGroupQuery().groupId("camunda-admin").singleResult())
                    .isNull();
            return null;
        });
    }

    @Test
    void anAdministratorReadsEverybody() {
        as(ADA, List.of("camunda-admin"), () -> {
            assertThat(ids(identity.createUserQuery().listPage(0, 2_000))).contains(OLIVIA, PRIYA);
            assertThat(groupIds(identity.createGroupQuery().groupMember(PRIYA).listPage(0, 2_000)))
                    .contains("guest-approvers");
            return null;
        });
    }

    @Test
    void aBlockedAccountIsGone() {
        String gone = "blocked-engine-user@woodgrove.com";
        transaction.executeWithoutResult(status -> users.addMember(
                new org.guestflow.directory.NewMember(EmailAddress.parse(gone).orElseThrow(), "Gone", Optional.empty()),
                "test"));
        assertThat(identity.createUserQuery().userId(gone).singleResult()).isNotNull();

        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE mail = :mail")
                .param("mail", gone)
                .update();

        assertThat(identity.createUserQuery().userId(gone).singleResult()).isNull();
        assertThat(groupIds(identity.createGroupQuery().groupMember(gone).list()))
                .isEmpty();
    }

    @Test
    void passwordsAreTheDirectorysAndNothingCanBeWritten() {
        assertThat(identity.checkPassword(OLIVIA, "demo")).isTrue();
        assertThat(identity.checkPassword(OLIVIA, "wrong")).isFalse();
        assertThat(identity.checkPassword(OLIVIA, null)).isFalse();
        assertThat(identity.checkPassword("nobody@woodgrove.com", "demo")).isFalse();
        assertThat(identity.isReadOnly()).isTrue();
    }

    private UserId idOf(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow())
                .orElseThrow()
                .id();
    }

    private static List<String> ids(List<User> users) {
        return users.stream().map(User::getId).toList();
    }

    private static List<String> groupIds(List<Group> groups) {
        return groups.stream().map(Group::getId).toList();
    }

    private void as(String user, List<String> groups, Supplier<Void> action) {
        identity.setAuthentication(user, groups);
        try {
            action.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
