package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.policy.Cast.somebodyAt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guestflow.directory.GuestEntry;
import org.guestflow.directory.User;
import org.guestflow.policy.DomainList.Kind;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators set: the lists of domains (rule 7) and how changes are made. Levels and limits take effect in tests of their own. */
@ProcessTest
class PolicySettingsTest {

    private static final Set<DomainName> TAILSPIN = Set.of(new DomainName("tailspin.example"));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private JdbcClient jdbc;

    private Asking asking;
    private Cast cast;
    private User ada;
    private TenantSettings before;
    private DomainList listBefore;
    private Set<DomainName> mixedBefore;

    @BeforeEach
    void remember() {
        asking = new Asking(context);
        cast = new Cast(context);
        ada = cast.ada();
        before = settings.current();
        listBefore = settings.domainList();
        mixedBefore = settings.mixedScriptDomains();
    }

    @AfterEach
    void restore() throws RuleViolation {
        settings.allowInvitesFrom(before.allowInvitesFrom(), ada.id());
        settings.limitInvitations(before.invitationsPerInviter(), before.invitationsPerTenant(), ada.id());
        settings.domainList(listBefore, ada.id());
        settings.mixedScriptDomains(mixedBefore, ada.id());
    }

    @ParameterizedTest
    @CsvSource({
        "DENY, tailspin.example, DomainDenied",
        "DENY, eu.tailspin.example, DomainDenied",
        "DENY, TailSpin.example, DomainDenied",
        "DENY, nottailspin.example, ",
        "DENY, litware.com, ",
        "ALLOW, tailspin.example, ",
        "ALLOW, eu.tailspin.example, ",
        "ALLOW, nottailspin.example, DomainNotAllowed",
        "ALLOW, litware.com, DomainNotAllowed"
    })
    void theOneListAllowsOrDeniesItsDomainsWithTheirSubdomains(Kind kind, String domain, String rule)
            throws RuleViolation {
        settings.domainList(new DomainList(kind, TAILSPIN), ada.id());

        assertThat(refusalOf(domain).map(RuleViolation::rule)).isEqualTo(Optional.ofNullable(rule));
        assertThat(refusalOf(domain).map(RuleViolation::kind))
                .isEqualTo(Optional.ofNullable(rule).map(name -> RuleViolation.Kind.FORBIDDEN));
    }

    @Test
    void anAllowListWithoutAnEntryAllowsNobodyAndADenyListWithoutOneDeniesNobody() throws RuleViolation {
        settings.domainList(new DomainList(Kind.ALLOW, Set.of()), ada.id());
        assertThat(refusalOf("litware.com")).isPresent();

        settings.domainList(new DomainList(Kind.DENY, Set.of()), ada.id());
        assertThat(refusalOf("litware.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"litwаre.com", "1itware.com", "mail.1itware.com"})
    void aLookAlikeThatAnAdministratorHasListedIsTaken(String domain) throws RuleViolation {
        assertThat(refusalOf(domain)).map(RuleViolation::rule).contains("LookAlikeDomain");

        settings.mixedScriptDomains(
                Set.of(DomainName.parse("litwаre.com").orElseThrow(), new DomainName("1itware.com")), ada.id());

        assertThat(refusalOf(domain)).isEmpty();
    }

    @Test
    void theReportNamesTheGuestsWhomTheListWouldRefuseAndTouchesNone() throws RuleViolation {
        User accepted = cast.acceptedGuest("eu.tailspin.example");
        User pending = cast.newGuest("tailspin.example");
        User other = cast.newGuest("fabrikam.example");

        settings.domainList(new DomainList(Kind.DENY, TAILSPIN), ada.id());
        assertThat(refusedNow()).contains(accepted, pending).doesNotContain(other);

        settings.domainList(new DomainList(Kind.ALLOW, TAILSPIN), ada.id());
        assertThat(refusedNow()).contains(other).doesNotContain(accepted, pending);

        assertThat(cast.again(accepted)).isEqualTo(accepted);
        assertThat(cast.again(pending)).isEqualTo(pending);
    }

    @Test
    void theReportGoesOnPageByPageAndCountsAll() throws RuleViolation {
        DomainName domain = new DomainName("p" + UUID.randomUUID() + ".example");
        List<User> there = List.of(
                cast.newGuest(domain.ascii()), cast.acceptedGuest("eu." + domain), cast.acceptedGuest("a.b." + domain));
        cast.newGuest("not" + domain);
        DomainList deny = new DomainList(Kind.DENY, Set.of(domain));

        Slice<GuestEntry> first = settings.guestsRefusedBy(deny, Optional.empty(), 2, ada.id());
        Slice<GuestEntry> second = settings.guestsRefusedBy(deny, first.next(), 2, ada.id());

        assertThat(settings.countGuestsRefusedBy(deny, ada.id())).isEqualTo(3);
        assertThat(first.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(Stream.concat(first.items().stream(), second.items().stream()))
                .extracting(GuestEntry::user)
                .containsExactlyInAnyOrderElementsOf(there);
        long all = settings.countGuestsRefusedBy(new DomainList(Kind.ALLOW, Set.of()), ada.id());
        assertThat(settings.countGuestsRefusedBy(new DomainList(Kind.ALLOW, Set.of(domain)), ada.id()))
                .isEqualTo(all - 3);
        assertThat(settings.countGuestsRefusedBy(new DomainList(Kind.DENY, Set.of()), ada.id()))
                .isZero();
    }

    private List<User> refusedNow() throws RuleViolation {
        return settings.guestsRefusedBy(settings.domainList(), Optional.empty(), 10_000, ada.id()).items().stream()
                .map(GuestEntry::user)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "sam@litware.com"})
    void onlyAdministratorsChangeSettingsOrReadTheReport(String mail) {
        User person = cast.user(mail);

        assertNotAdministrator(() -> settings.allowInvitesFrom(AllowInvitesFrom.EVERYONE, person.id()));
        assertNotAdministrator(() -> settings.limitInvitations(1_000, 1_000, person.id()));
        assertNotAdministrator(() -> settings.domainList(new DomainList(Kind.DENY, TAILSPIN), person.id()));
        assertNotAdministrator(() -> settings.mixedScriptDomains(TAILSPIN, person.id()));
        assertNotAdministrator(() -> settings.countGuestsRefusedBy(listBefore, person.id()));
        assertNotAdministrator(() -> settings.guestsRefusedBy(listBefore, Optional.empty(), 25, person.id()));
        assertThat(settings.current()).isEqualTo(before);
        assertThat(settings.domainList()).isEqualTo(listBefore);
        assertThat(settings.mixedScriptDomains()).isEqualTo(mixedBefore);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "10, 0", "-1, -1"})
    void aLimitIsAtLeastOne(int perInviter, int perTenant) {
        assertThatThrownBy(() -> settings.limitInvitations(perInviter, perTenant, ada.id()))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("InvalidLimit"));
    }

    @Test
    void aChangeIsAuditedWithOldAndNewAndNoChangeIsNot() throws RuleViolation {
        settings.allowInvitesFrom(AllowInvitesFrom.NONE, ada.id());
        long events = events();

        settings.allowInvitesFrom(AllowInvitesFrom.EVERYONE, ada.id());
        settings.allowInvitesFrom(AllowInvitesFrom.EVERYONE, ada.id());

        assertThat(events()).isEqualTo(events + 1);
        assertThat(jdbc.sql("""
                        SELECT actor || ' ' || object_id || ' ' || (old_value ->> 'allowInvitesFrom') || ' ' || (new_value ->> 'allowInvitesFrom')
                        FROM audit_event WHERE object_type = 'PolicySetting' ORDER BY sequence DESC LIMIT 1
                        """).query(String.class).single()).isEqualTo(ada.id() + " allowInvitesFrom none everyone");
    }

    @Test
    void oneSettingsChangeLeavesTheOthersAlone() throws RuleViolation {
        settings.allowInvitesFrom(AllowInvitesFrom.EVERYONE, ada.id());
        settings.limitInvitations(7, 70, ada.id());
        settings.domainList(new DomainList(Kind.ALLOW, TAILSPIN), ada.id());

        assertThat(settings.current())
                .isEqualTo(new TenantSettings(
                        AllowInvitesFrom.EVERYONE,
                        Kind.ALLOW,
                        GuestPermissionLevel.LIMITED,
                        SecondFactorRequiredFor.NONE,
                        7,
                        70));
        assertThat(settings.domainList().entries()).isEqualTo(TAILSPIN);
    }

    private Optional<RuleViolation> refusalOf(String domain) {
        return asking.answer(
                cast.user("olivia@woodgrove.com"), somebodyAt(domain), "group", "project-atlas", Optional.empty());
    }

    private long events() {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE object_type = 'PolicySetting'")
                .query(Long.class)
                .single();
    }

    private static void assertNotAdministrator(ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("NotAnAdministrator"));
    }
}
