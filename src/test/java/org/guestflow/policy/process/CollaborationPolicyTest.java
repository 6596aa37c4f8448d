package org.guestflow.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped table against design.md, "Policy shipped": each case by itself, and none of the table's rules without a case. */
class CollaborationPolicyTest {

    private static final String OWNERS = "owners";
    private static final String CONFIDENTIAL = "group:guest-approvers,administrators";

    /** What is asked, and which rule answers what. */
    record Case(
            String route,
            String inviter,
            String target,
            String sensitivity,
            String domain,
            String rule,
            String outcome,
            String stages) {

        Map<String, Object> facts() {
            return Map.of(
                    "route", route,
                    "inviterType", inviter,
                    "administrator", false,
                    "guestInviter", inviter.equals("guest"),
                    "targetType", target,
                    "sensitivity", sensitivity,
                    "domainStanding", domain,
                    "accessDays", 180L);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("invitation", "member", "group", "normal", "trusted", "MemberToNormal", "goAhead", ""),
                new Case("invitation", "member", "group", "normal", "known", "MemberToNormal", "goAhead", ""),
                new Case("invitation", "member", "group", "normal", "unknown", "MemberToNormal", "goAhead", ""),
                new Case("invitation", "member", "application", "normal", "unknown", "MemberToNormal", "goAhead", ""),
                new Case("invitation", "member", "directory", "normal", "unknown", "MemberToNormal", "goAhead", ""),
                new Case(
                        "invitation",
                        "member",
                        "group",
                        "confidential",
                        "trusted",
                        "ConfidentialTarget",
                        "approval",
                        CONFIDENTIAL),
                new Case(
                        "invitation",
                        "guest",
                        "group",
                        "confidential",
                        "known",
                        "ConfidentialTarget",
                        "approval",
                        CONFIDENTIAL),
                new Case(
                        "invitation",
                        "member",
                        "application",
                        "confidential",
                        "known",
                        "ConfidentialTarget",
                        "approval",
                        CONFIDENTIAL),
                new Case(
                        "directAddition",
                        "guest",
                        "group",
                        "confidential",
                        "trusted",
                        "ConfidentialTarget",
                        "approval",
                        CONFIDENTIAL),
                new Case(
                        "invitation",
                        "member",
                        "group",
                        "confidential",
                        "unknown",
                        "UnknownToConfidential",
                        "deny",
                        ""),
                new Case(
                        "directAddition",
                        "member",
                        "application",
                        "confidential",
                        "unknown",
                        "UnknownToConfidential",
                        "deny",
                        ""),
                new Case(
                        "directAddition",
                        "guest",
                        "group",
                        "normal",
                        "trusted",
                        "DirectAdditionToNormal",
                        "goAhead",
                        ""),
                new Case(
                        "directAddition",
                        "member",
                        "group",
                        "normal",
                        "known",
                        "DirectAdditionToNormal",
                        "goAhead",
                        ""),
                new Case("invitation", "guest", "group", "normal", "trusted", "EverythingElse", "approval", OWNERS),
                new Case(
                        "invitation",
                        "guest",
                        "application",
                        "normal",
                        "unknown",
                        "EverythingElse",
                        "approval",
                        OWNERS),
                new Case("directAddition", "guest", "group", "normal", "unknown", "EverythingElse", "approval", OWNERS),
                new Case(
                        "directAddition", "member", "group", "normal", "unknown", "EverythingElse", "approval", OWNERS),
                new Case("carrierPigeon", "member", "group", "normal", "trusted", "EverythingElse", "approval", OWNERS),
                new Case("invitation", "member", "group", "topSecret", "trusted", "EverythingElse", "approval", OWNERS),
                new Case("invitation", "robot", "group", "normal", "trusted", "EverythingElse", "approval", OWNERS));
    }

    private final DmnModelInstance model = Dmn.readModelFromStream(open());
    private final Set<String> matched = new HashSet<>();
    private final DmnEngine engine = engine();

    @ParameterizedTest
    @MethodSource("cases")
    void theShippedPolicyAnswersAsAgreed(Case asked) {
        DmnDecisionTableResult answer = decide(asked);

        assertThat(answer.getSingleResult().getEntryMap())
                .isEqualTo(Map.of(
                        "rule", asked.rule(),
                        "outcome", asked.outcome(),
                        "approvalStages", asked.stages(),
                        "longestAccessDays", 365,
                        "multiFactorRequired", false));
    }

    @Test
    void everyRuleIsMatchedByACase() {
        assertThat(rulesWithoutACase(cases().toList())).isEmpty();
    }

    @Test
    void aRuleWithoutACaseIsNoticed() {
        List<Case> withoutDenial =
                cases().filter(asked -> !asked.outcome().equals("deny")).toList();

        assertThat(rulesWithoutACase(withoutDenial)).containsExactly("Rule_UnknownToConfidential");
    }

    @Test
    void theLastRuleCatchesEverythingAndConsentsToNothing() {
        Rule last = rules().stream().reduce((first, second) -> second).orElseThrow();

        assertThat(last.getInputEntries())
                .extracting(CollaborationPolicyTest::text)
                .containsOnly("");
        assertThat(last.getId()).isEqualTo("Rule_EverythingElse");
        assertThat(table().getHitPolicy()).isEqualTo(HitPolicy.FIRST);
    }

    @Test
    void everyRuleHasAReasonAndItsIdIsItsName() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.getDescription().getTextContent()).isNotBlank();
            assertThat("\"" + rule.getId().replace("Rule_", "") + "\"")
                    .isEqualTo(
                            rule.getOutputEntries().iterator().next().getText().getTextContent());
        });
    }

    @Test
    void theTablesHistoryEnds() {
        assertThat(model.getModelElementsByType(Decision.class))
                .singleElement()
                .extracting(Decision::getCamundaHistoryTimeToLiveString)
                .isEqualTo("P180D");
    }

    private Set<String> rulesWithoutACase(List<Case> asked) {
        asked.forEach(this::decide);
        return rules().stream()
                .map(Rule::getId)
                .filter(id -> !matched.contains(id))
                .collect(Collectors.toSet());
    }

    private DmnDecisionTableResult decide(Case asked) {
        return engine.evaluateDecisionTable(engine.parseDecision("collaboration-policy", model), asked.facts());
    }

    private DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::note);
        return configuration.buildEngine();
    }

    private void note(DmnDecisionTableEvaluationEvent evaluated) {
        evaluated.getMatchingRules().forEach(rule -> matched.add(rule.getId()));
    }

    private DecisionTable table() {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private Collection<Rule> rules() {
        return table().getRules();
    }

    private static String text(InputEntry entry) {
        return entry.getText().getTextContent();
    }

    private static InputStream open() {
        InputStream file = CollaborationPolicyTest.class.getResourceAsStream("/processes/collaboration-policy.dmn");
        if (file == null) {
            throw new UncheckedIOException(new IOException("the table is not there"));
        }
        return file;
    }
}
