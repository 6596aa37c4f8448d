package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.policy.Cast.somebodyAt;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.User;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which addresses and dates are taken: rules 6 and 8 of behaviour.md section 2. Rule 7, the list of domains, has a test of its own. */
@ProcessTest
class AddressRulesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Policy policy;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private Asking asking;
    private Cast cast;
    private User olivia;

    @BeforeEach
    void people() {
        asking = new Asking(context);
        cast = new Cast(context);
        olivia = cast.user("olivia@woodgrove.com");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "sam",
                "sam@litware.com;lena@litware.com",
                "Sam <sam@litware.com>",
                "sam@litware.com\r\nBcc: x@y.example"
            })
    void anAddressIsOneWellFormedAddress(String address) {
        RuleViolation refused = asking.refusal(address, Optional.empty());

        assertThat(refused.rule()).isEqualTo("MalformedAddress");
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused.getMessage() + refused.remedy()).doesNotContain("Bcc", "litware");
    }

    @ParameterizedTest
    @ValueSource(strings = {"woodgrove.com", "WOODGROVE.COM", "eu.woodgrove.com"})
    void anAddressOfTheHostsOwnDomainsIsRefused(String domain) {
        asking.assertAddressRefused(somebodyAt(domain), "HostDomain", Kind.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "litwаre.com", // Cyrillic a
                "w00dgrove.com",
                "1itware.com",
                "mail.1itware.com"
            })
    void anAddressOfADomainThatLooksLikeAnotherIsRefused(String domain) {
        asking.assertAddressRefused(somebodyAt(domain), "LookAlikeDomain", Kind.INVALID);
    }

    @Test
    void anAddressOfADomainInOneOtherScriptIsTaken() throws RuleViolation {
        InviteRequest request =
                policy.check(olivia, somebodyAt("пример.com"), "group", "project-atlas", Optional.empty());

        assertThat(request.invitee().domain()).isEqualTo(new DomainName("xn--e1afmkfd.com"));
        assertThat(request.inviteeAsTyped()).endsWith("@пример.com");
    }

    @Test
    void anAddressOfAMemberIsRefusedAndNamesTheAccount() {
        User member = cast.newMember();
        String elsewhere = somebodyAt("fabrikam.example");
        jdbc.sql("UPDATE directory_user SET mail = :mail WHERE id = :id")
                .param("mail", elsewhere)
                .param("id", member.id().value())
                .update();

        RuleViolation refused = asking.assertAddressRefused(elsewhere, "MemberAddress", Kind.CONFLICT);

        assertThat(refused).hasMessageContaining(member.userPrincipalName());
    }

    @Test
    void aGuestWhoIsBlockedIsNotInvitedAgain() {
        User guest = cast.acceptedGuest("litware.com");
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", guest.id().value())
                .update();

        asking.assertAddressRefused(guest.mail().toString(), "GuestBlocked", Kind.CONFLICT);
    }

    @Test
    void anEndDateThatHasPassedOrIsNoDateOfThisAgeIsRefused() {
        assertEndDateRefused(today().minusDays(1));
        assertEndDateRefused(LocalDate.of(10_000, 1, 1));
        assertEndDateRefused(LocalDate.MAX);
    }

    @Test
    void anEndDateOfTodayOrOfYearsAheadIsTaken() throws RuleViolation {
        for (LocalDate day : Set.of(today(), today().plusDays(365), LocalDate.of(9999, 12, 31))) {
            InviteRequest request =
                    policy.check(olivia, somebodyAt("litware.com"), "group", "project-atlas", Optional.of(day));

            assertThat(request.accessEndDate()).contains(day);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    private void assertEndDateRefused(LocalDate day) {
        RuleViolation refused = asking.refusal(somebodyAt("litware.com"), Optional.of(day));

        assertThat(refused.rule()).isEqualTo("AccessEndDateInvalid");
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    }
}
