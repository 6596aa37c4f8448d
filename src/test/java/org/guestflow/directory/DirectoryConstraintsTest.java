package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses, whoever writes to it and however. */
@ProcessTest
class DirectoryConstraintsTest {

    private static final String MEMBER =
            "INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, created_at) VALUES ";
    private static final String GROUP =
            "INSERT INTO directory_group (id, mail_nickname, display_name, membership, membership_rule) VALUES ";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;

    @BeforeEach
    void prepare() {
        transaction = new TransactionTemplate(transactions);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            (gen_random_uuid(), 'x@woodgrove.com', 'ADA@woodgrove.com', 'ADA@woodgrove.com', 'Second Ada', 'member', now())  | directory_user_mail
            (gen_random_uuid(), 'ADA@woodgrove.com', 'x@woodgrove.com', 'x@woodgrove.com', 'Second Ada', 'member', now())    | directory_user_principal_name
            (gen_random_uuid(), 'x@woodgrove.com', 'x@WoodGrove.com', 'x@WoodGrove.com', 'X', 'member', now())              | mail_is_normalised
            (gen_random_uuid(), 'x@woodgrove.com', 'x@woodgrove.com', 'x@woodgrove.com', '', 'member', now())               | display_name
            (gen_random_uuid(), 'x@woodgrove.com', 'x@woodgrove.com', 'x@woodgrove.com', 'X', 'robot', now())               | user_type
            (gen_random_uuid(), 'x@woodgrove.com', 'x@woodgrove.com', 'x@woodgrove.com', 'X', 'guest', now())               | guest_has_a_state
            """)
    void aUserWhoIsNotOneOfAKindIsRefused(String values, String constraint) {
        assertRefused(MEMBER + values, constraint);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            (gen_random_uuid(), 'ownerless', 'Ownerless', 'assigned', NULL)                                       | has no owner
            (gen_random_uuid(), 'project-atlas', 'Second Atlas', 'assigned', NULL)                                | directory_group_nickname
            (gen_random_uuid(), 'Upper Case', 'Upper case', 'assigned', NULL)                                     | mail_nickname
            (gen_random_uuid(), 'ruleless', 'Ruleless', 'dynamic', NULL)                                          | rule_only_where_dynamic
            (gen_random_uuid(), 'ruled', 'Ruled', 'assigned', 'user.userType -eq "Member"')                       | rule_only_where_dynamic
            (gen_random_uuid(), 'strange', 'Strange', 'dynamic', 'user.department -eq "Sales"')                   | rule_is_understood
            """)
    void aGroupThatIsNotWhatAGroupMustBeIsRefused(String values, String constraint) {
        assertRefused(GROUP + values, constraint);
    }

    @Test
    void theLastOwnerStays() {
        assertRefused(
                "DELETE FROM group_owner WHERE group_id = (SELECT id FROM directory_group WHERE mail_nickname = 'crew')",
                "has no owner");
        assertRefused(
                "DELETE FROM application_owner WHERE application_id = (SELECT id FROM application WHERE app_id = 'payroll')",
                "has no owner");
        assertRefused("DELETE FROM directory_user WHERE mail = 'olivia@woodgrove.com'", "owner");
    }

    @Test
    void anApplicationHasAnOwner() {
        assertRefused(
                "INSERT INTO application (id, app_id, display_name) VALUES (gen_random_uuid(), 'ownerless', 'Ownerless')",
                "has no owner");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://evil.example/path
            https://user@evil.example
            javascript:alert(1)
            https://good.example\\@evil.example
            """)
    void onlyAnOriginIsOne(String origin) {
        String sql =
                "INSERT INTO application_redirect_origin (application_id, origin) SELECT id, '%s' FROM application LIMIT 1";

        assertRefused(sql.formatted(origin), "application_redirect_origin");
    }

    @Test
    void aSixthSponsorHasNoPlace() {
        String sponsor = "INSERT INTO sponsor (guest_id, position, user_id) "
                + "SELECT g.id, 5, s.id FROM directory_user g, directory_user s WHERE g.mail = 'lena@litware.com' AND s.mail = 'ben@woodgrove.com'";

        assertRefused(sponsor, "sponsor_position");
        assertRefused(sponsor.replace("5", "0"), "sponsor_pkey");
        assertRefused(sponsor.replace("5", "1").replace("ben", "olivia"), "sponsor_once_as_user");
        assertRefused(sponsor.replace("5", "1").replace("s.id", "NULL"), "sponsor_is_a_user_or_a_group");
    }

    @Test
    void thereIsOneHostAndADomainIsOneOrganisationsOnly() {
        assertRefused(
                "INSERT INTO organisation (id, kind, display_name) VALUES ('%s', 'host', 'Second')"
                        .formatted(UUID.randomUUID()),
                "organisation_one_host");
        assertRefused(
                "INSERT INTO organisation_domain (domain, organisation_id) SELECT 'litware.com', id FROM organisation WHERE kind = 'host'",
                "organisation_domain_pkey");
        assertRefused(
                "INSERT INTO organisation_domain (domain, organisation_id) SELECT 'Litware.example', id FROM organisation WHERE kind = 'host'",
                "organisation_domain_domain");
    }

    @Test
    void aRoleIsOneOfTheDirectorys() {
        assertRefused(
                "INSERT INTO directory_role_member (user_id, role) SELECT id, 'Root' FROM directory_user LIMIT 1",
                "directory_role_member_role");
    }

    @Test
    void aConnectionHoldsNoSecret() {
        assertRefused(
                "UPDATE partner SET connection = '{\"type\": \"ldap\", \"password\": \"demo\"}'",
                "connection_has_no_secret");
    }

    private void assertRefused(String sql, String constraint) {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> jdbc.sql(sql).update()))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class)
                .hasStackTraceContaining(constraint);
    }
}
