package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.policy.Decision.Outcome;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the deployed table decides on the demo's targets, and what is kept of it. */
@ProcessTest
class PolicyDecisionTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Policy policy;

    @Autowired
    private DecisionTable table;

    @Autowired
    private Targets targets;

    @Autowired
    private Partners partners;

    @Autowired
    private IdentityService identity;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final RequestId request = RequestId.random();
    private Cast cast;

    @BeforeEach
    void people() {
        cast = new Cast(context);
    }

    @ParameterizedTest
    @CsvSource({
        "olivia@woodgrove.com, litware.com, project-atlas, GO_AHEAD, MemberToNormal, ''",
        "olivia@woodgrove.com, fabrikam.example, project-atlas, GO_AHEAD, MemberToNormal, ''",
        "ada@woodgrove.com, litware.com, board-papers, APPROVAL, ConfidentialTarget, 'group:guest-approvers administrators'",
        "olivia@woodgrove.com, eu.contoso.com, board-papers, APPROVAL, ConfidentialTarget, 'group:guest-approvers administrators'",
        "olivia@woodgrove.com, fabrikam.example, board-papers, DENY, UnknownToConfidential, ''",
        "sam@litware.com, litware.com, project-atlas, APPROVAL, EverythingElse, owners"
    })
    void theTargetsLabelThePartnersStandingAndTheInviterDecide(
            String inviter, String domain, String group, Outcome outcome, String rule, String stages) {
        Decision decision = decide(cast.user(inviter), domain, group(group));

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(String.join(" ", decision.approvalStages())).isEqualTo(stages);
        assertThat(decision.longestAccess()).hasDays(365);
    }

    @Test
    void accessLastsNoLongerThanThePartnersRecordSays() {
        Partner litware = partners.find(new DomainName("litware.com")).orElseThrow();
        partners.record(
                litware.withLongestAccess(Optional.of(Duration.ofDays(30))),
                cast.ada().id());
        try {
            assertThat(decide(cast.ada(), "litware.com", group("project-atlas")).longestAccess())
                    .hasDays(30);
            assertThat(policy.decisionOn(request).orElseThrow().longestAccess()).hasDays(30);
            assertThat(decide(cast.ada(), "contoso.com", group("project-atlas")).longestAccess())
                    .hasDays(365);
        } finally {
            partners.record(litware, cast.ada().id());
        }
    }

    @Test
    void theDirectoryAloneIsANormalTarget() {
        assertThat(decide(cast.ada(), "fabrikam.example", Target.DIRECTORY).outcome())
                .isEqualTo(Outcome.GO_AHEAD);
    }

    @Test
    void ruleInputsAndOutputsAreKeptWithTheRequest() {
        LocalDate inTenDays = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(10);

        Decision decision = policy.decide(
                Route.INVITATION,
                request,
                cast.user("sam@litware.com").id(),
                new DomainName("litware.com"),
                group("project-atlas"),
                Optional.of(inTenDays));

        Decision kept = policy.decisionOn(request).orElseThrow();
        assertThat(kept).usingRecursiveComparison().ignoringFields("inputs").isEqualTo(decision);
        assertThat(kept.inputs())
                .isEqualTo(Map.of(
                        "route", "invitation",
                        "inviterType", "guest",
                        "administrator", false,
                        "guestInviter", true,
                        "targetType", "group",
                        "sensitivity", "normal",
                        "domainStanding", "trusted",
                        "accessDays", 10));
    }

    @Test
    void theNewestOfSeveralDecisionsCountsAndNoneIsLost() {
        decide(cast.user("olivia@woodgrove.com"), "litware.com", group("project-atlas"));
        decide(cast.user("olivia@woodgrove.com"), "litware.com", group("board-papers"));

        assertThat(policy.decisionOn(request)).map(Decision::rule).contains("ConfidentialTarget");
        assertThat(jdbc.sql("SELECT count(*) FROM policy_decision WHERE request_id = :id")
                        .param("id", request.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void thereIsNoDecisionOnARequestThatNobodyMade() {
        assertThat(policy.decisionOn(RequestId.random())).isEmpty();
    }

    @Test
    void anInviterWithoutAnyRightOverTheEnginesDecisionsGetsOne() {
        identity.setAuthenticatedUserId("sam@litware.com");
        try {
            assertThat(decide(cast.user("sam@litware.com"), "litware.com", group("project-atlas")))
                    .isNotNull();
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void theEngineKeepsNothingOfADecision() {
        long before = history.createHistoricDecisionInstanceQuery().count();

        decide(cast.user("olivia@woodgrove.com"), "litware.com", group("project-atlas"));

        assertThat(history.createHistoricDecisionInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void factsThatAreMissingFallToTheLastRuleAndNeverToAConsent() {
        assertThat(table.answer(Map.of())).containsEntry("rule", "EverythingElse");
    }

    @Test
    void aTargetThatIsGoneEndsInAnErrorAndLeavesNothing() {
        Target gone = Target.group(UUID.randomUUID());

        assertThatThrownBy(() -> decide(cast.ada(), "litware.com", gone)).isInstanceOf(IllegalStateException.class);
        assertThat(policy.decisionOn(request)).isEmpty();
    }

    private Decision decide(User inviter, String domain, Target target) {
        return policy.decide(Route.INVITATION, request, inviter.id(), new DomainName(domain), target, Optional.empty());
    }

    private Target group(String handle) {
        return Target.group(targets.findGroup(handle).orElseThrow().id());
    }
}
