package org.guestflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The contract that tests, documentation and outside checks rely on (design.md, "Demo data"). */
@ProcessTest
class DemoDataTest {

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Partners partners;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private DemoData data;

    @Autowired
    private JdbcSeeding seeding;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private AuditTrail trail;

    @ParameterizedTest
    @CsvSource({
        "ada@woodgrove.com, MEMBER, true, false",
        "olivia@woodgrove.com, MEMBER, false, false",
        "ben@woodgrove.com, MEMBER, false, false",
        "priya@woodgrove.com, MEMBER, false, false",
        "marco@woodgrove.com, MEMBER, false, false",
        "gina@woodgrove.com, MEMBER, false, true",
        "sam@litware.com, GUEST, false, true",
        "lena@litware.com, GUEST, false, false"
    })
    void everyPersonIsWhatTheContractSays(String mail, String type, boolean administrator, boolean guestInviter) {
        User user = user(mail);

        assertThat(user.userType()).hasToString(type);
        assertThat(user.isAdministrator()).isEqualTo(administrator);
        assertThat(user.isGuestInviter()).isEqualTo(guestInviter);
        assertThat(user.accountEnabled()).isTrue();
        assertThat(user.hasAccepted()).isEqualTo(user.isGuest());
        assertThat(users.passwordHash(user.id()))
                .hasValueSatisfying(
                        hash -> assertThat(encoder.matches("demo", hash)).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "project-atlas, ASSIGNED, true, NORMAL, olivia@woodgrove.com",
        "board-papers, ASSIGNED, true, CONFIDENTIAL, olivia@woodgrove.com",
        "all-staff, DYNAMIC, true, NORMAL, olivia@woodgrove.com",
        "finance, SYNCED, true, NORMAL, olivia@woodgrove.com",
        "crew, ASSIGNED, false, NORMAL, olivia@woodgrove.com",
        "guest-approvers, ASSIGNED, false, NORMAL, ada@woodgrove.com"
    })
    void everyGroupIsWhatTheContractSays(
            String handle, GroupMembership membership, boolean selfService, Sensitivity sensitivity, String owner) {
        Group group = targets.findGroup(handle).orElseThrow();

        assertThat(group.membership()).isEqualTo(membership);
        assertThat(group.selfService()).isEqualTo(selfService);
        assertThat(group.sensitivity()).isEqualTo(sensitivity);
        assertThat(mails(targets.owners(Target.group(group.id())))).containsExactly(owner);
    }

    @Test
    void theGroupsHaveTheirPeople() {
        assertThat(mails(targets.members(group("project-atlas")))).contains("lena@litware.com", "sam@litware.com");
        assertThat(mails(targets.members(group("guest-approvers"))))
                .contains("marco@woodgrove.com", "priya@woodgrove.com");
        assertThat(mails(targets.members(group("all-staff"))))
                .contains("ada@woodgrove.com", "ben@woodgrove.com", "gina@woodgrove.com", "olivia@woodgrove.com")
                .doesNotContain("sam@litware.com");
    }

    @Test
    void theApplicationsAreWhatTheContractSays() {
        Application portal = targets.findApplication("expense-portal").orElseThrow();
        Application payroll = targets.findApplication("payroll").orElseThrow();

        assertThat(portal.selfService()).isTrue();
        assertThat(portal.sensitivity()).isEqualTo(Sensitivity.NORMAL);
        assertThat(mails(targets.owners(Target.application(portal.id())))).containsExactly("olivia@woodgrove.com");
        assertThat(targets.redirectOrigins(Target.application(portal.id())))
                .containsExactly("https://expenses.woodgrove.example");
        assertThat(payroll.selfService()).isFalse();
        assertThat(payroll.sensitivity()).isEqualTo(Sensitivity.CONFIDENTIAL);
        assertThat(mails(targets.owners(Target.application(payroll.id())))).containsExactly("ada@woodgrove.com");
    }

    @Test
    void woodGroveIsTheHostAndKnowsTwoPartners() {
        assertThat(organisations.host().displayName()).isEqualTo("WoodGrove");
        assertThat(standing("litware.com")).isEqualTo(PartnerStanding.TRUSTED);
        assertThat(standing("contoso.com")).isEqualTo(PartnerStanding.KNOWN);

        assertThat(partners.find(new DomainName("litware.com"))).hasValueSatisfying(litware -> {
            assertThat(litware.displayName()).isEqualTo("Litware");
            assertThat(litware.directAddition()).isTrue();
            assertThat(litware.connection()).isPresent();
        });
        assertThat(partners.find(new DomainName("contoso.com")))
                .hasValueSatisfying(contoso -> assertThat(contoso.connection()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fabrikam.com", "woodgrove.com", "notlitware.com", "com"})
    void everyOtherDomainIsUnknown(String domain) {
        assertThat(DomainName.parse(domain).map(partners::standingOf).orElse(PartnerStanding.UNKNOWN))
                .isEqualTo(PartnerStanding.UNKNOWN);
    }

    @Test
    void anotherStartLeavesTheDataAlone() {
        User before = user("olivia@woodgrove.com");

        data.afterPropertiesSet();

        assertThat(user("olivia@woodgrove.com")).isEqualTo(before);
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void anotherStartLeavesAloneWhatAnAdministratorHasChangedOfAPartner() {
        Partner litware = partners.find(new DomainName("litware.com")).orElseThrow();
        Partner changed = litware.withConnection(ldap("ldaps://ldap.litware.com"));
        partners.record(changed, user("ada@woodgrove.com").id());

        data.afterPropertiesSet();

        assertThat(partners.find(new DomainName("litware.com"))).contains(changed);
        partners.record(litware, user("ada@woodgrove.com").id());
    }

    @Test
    void anotherStartFindsLitwaresDirectoryAtItsNewPort() {
        Partner litware = partners.find(new DomainName("litware.com")).orElseThrow();
        partners.record(
                litware.withConnection(ldap("ldap://127.0.0.1:1")),
                user("ada@woodgrove.com").id());

        data.afterPropertiesSet();

        assertThat(partners.find(new DomainName("litware.com"))).contains(litware);
    }

    @Test
    void twoNodesThatStartAtOnceFillTheDirectoryOneAfterTheOther() {
        CompletableFuture<Void> other = new TransactionTemplate(transactions).execute(status -> {
            seeding.awaitTurn();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(data::afterPropertiesSet);
            Awaitility.await().until(this::somebodyAwaitsHisTurn);
            return begun;
        });

        other.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private boolean somebodyAwaitsHisTurn() {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private LdapConnection ldap(String url) {
        LdapConnection known = (LdapConnection) partners.find(new DomainName("litware.com"))
                .flatMap(Partner::connection)
                .orElseThrow();
        return new LdapConnection(
                URI.create(url),
                known.startTls(),
                known.baseDn(),
                known.bindDn(),
                known.passwordReference(),
                known.enumerationGroupDn());
    }

    private PartnerStanding standing(String domain) {
        return partners.standingOf(new DomainName(domain));
    }

    private User user(String mail) {
        return EmailAddress.parse(mail).flatMap(users::findByMail).orElseThrow();
    }

    private UUID group(String handle) {
        return targets.findGroup(handle).orElseThrow().id();
    }

    private static List<String> mails(List<User> people) {
        return people.stream().map(User::mail).map(EmailAddress::toString).toList();
    }
}
