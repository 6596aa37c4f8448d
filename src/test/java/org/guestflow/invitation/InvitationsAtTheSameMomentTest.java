package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.AtOnce;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.guestflow.support.WaitingForARow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class InvitationsAtTheSameMomentTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Asking asking;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId toAtlas;

    @BeforeEach
    void oliviaInvitesSomebodyToProjectAtlas() {
        scenario = new InvitationScenario(context);
        toAtlas = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
    }

    @Test
    void anInvitationThatTakesUpAGuestWhileAnotherEndsKeepsTheAccount() throws Exception {
        User olivia = scenario.user(OLIVIA).orElseThrow();
        TakingUp takingUp = new TransactionTemplate(transactions).execute(status -> {
            RequestId toPortal = scenario.invites(OLIVIA, toApplication(guest, "expense-portal"));
            return new TakingUp(
                    toPortal, new WaitingForARow(context).begins(() -> invitations.revoke(toAtlas, olivia)));
        });
        takingUp.revocation().orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scenario.invitation(toAtlas).state()).isEqualTo(InvitationState.REVOKED);
        assertThat(scenario.user(guest)).isPresent();
        invitations.redeem(scenario.link(takingUp.request()));
        assertThat(scenario.endsOf("invitation", takingUp.request())).containsExactly("Access granted");
    }

    @Test
    void whoAsksForTheSameAtTheSameMomentGetsTheSame() throws Exception {
        User olivia = scenario.user(OLIVIA).orElseThrow();
        InvitationRequest request = toAtlas(somebodyAt("litware.com"));

        List<AskedInvitation> asked = AtOnce.call(8, () -> asking.ask(olivia, request));

        assertThat(asked)
                .hasSize(8)
                .extracting(one -> one.invitation().id())
                .containsOnly(asked.get(0).invitation().id());
    }

    @Test
    void whoIsBlockedBetweenTwoOfManyRequestsMakesNoMore() throws RuleViolation {
        User olivia = scenario.user(OLIVIA).orElseThrow();
        asking.ask(olivia, toAtlas(somebodyAt("litware.com")));
        enabled(olivia, false);
        try {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> asking.ask(olivia, toAtlas(guest)))
                    .extracting(RuleViolation::rule)
                    .isEqualTo("AccountDisabled");
        } finally {
            enabled(olivia, true);
        }
    }

    private void enabled(User user, boolean enabled) {
        jdbc.sql("UPDATE directory_user SET account_enabled = :enabled WHERE id = :id")
                .param("enabled", enabled)
                .param("id", user.id().value())
                .update();
    }

    private static InvitationRequest toAtlas(String address) {
        return new InvitationRequest(
                address,
                "group",
                Optional.of("project-atlas"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    private record TakingUp(RequestId request, CompletableFuture<Void> revocation) {}
}
