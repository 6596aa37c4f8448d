package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class SponsorsTest {

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    private UserId ada;
    private UserId guest;

    @BeforeEach
    void oliviaInvitesAGuest() {
        ada = user("ada@woodgrove.com");
        EmailAddress mail = EmailAddress.parse("guest-" + UUID.randomUUID() + "@partner.example")
                .orElseThrow();
        NewGuest invited =
                new NewGuest(mail, mail.toString(), Optional.empty(), Optional.empty(), user("olivia@woodgrove.com"));
        guest = users.ensureGuest(invited, RequestId.random()).id();
    }

    @Test
    void theInviterComesFirstAndAGroupsMembersAnswerTogether() throws RuleViolation {
        sponsors.addGroup(guest, approvers(), ada);
        sponsors.add(guest, user("marco@woodgrove.com"), ada);
        sponsors.add(guest, user("marco@woodgrove.com"), ada);

        assertThat(users.sponsors(guest))
                .extracting(user -> user.mail().toString())
                .startsWith("olivia@woodgrove.com", "marco@woodgrove.com")
                .contains("priya@woodgrove.com")
                .doesNotHaveDuplicates();
    }

    @Test
    void ofThoseNamedForANewcomerWhoeverIsNotThereIsLeftOutAndTheOthersKeepTheirOrder() {
        EmailAddress mail = EmailAddress.parse("guest-" + UUID.randomUUID() + "@partner.example")
                .orElseThrow();
        NewGuest invited = new NewGuest(
                mail,
                mail.toString(),
                Optional.empty(),
                Optional.empty(),
                ada,
                UserType.GUEST,
                List.of(
                        Sponsor.user(user("marco@woodgrove.com")),
                        Sponsor.user(UserId.random()),
                        Sponsor.user(user("ben@woodgrove.com"))));

        UserId newcomer = users.ensureGuest(invited, RequestId.random()).id();

        assertThat(users.sponsors(newcomer))
                .extracting(user -> user.mail().toString())
                .containsExactly("marco@woodgrove.com", "ben@woodgrove.com");
    }

    @Test
    void aSixthSponsorIsRefused() throws RuleViolation {
        sponsors.add(guest, user("ada@woodgrove.com"), ada);
        sponsors.add(guest, user("ben@woodgrove.com"), ada);
        sponsors.add(guest, user("gina@woodgrove.com"), ada);
        sponsors.addGroup(guest, approvers(), ada);

        assertThatThrownBy(() -> sponsors.add(guest, user("priya@woodgrove.com"), ada))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.rule()).isEqualTo("SponsorLimit"));

        sponsors.remove(guest, approvers(), ada);
        sponsors.add(guest, user("priya@woodgrove.com"), ada);
        assertThat(users.sponsors(guest)).hasSize(5);
    }

    @Test
    void manyAtOnceStayWithinTheLimitAndCountOnce() throws Exception {
        AtOnce.call(10, () -> {
            sponsors.add(guest, user("ben@woodgrove.com"), ada);
            return guest;
        });

        assertThat(users.sponsors(guest)).hasSize(2);
    }

    private UUID approvers() {
        return targets.findGroup("guest-approvers").orElseThrow().id();
    }

    private UserId user(String mail) {
        return EmailAddress.parse(mail).flatMap(users::findByMail).orElseThrow().id();
    }
}
