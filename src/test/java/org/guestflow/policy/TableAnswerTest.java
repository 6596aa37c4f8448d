package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.guestflow.policy.Decision.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators may write into the table, and that whatever cannot be read never goes ahead. */
class TableAnswerTest {

    private static final Map<String, Object> FACTS = Map.of("route", "invitation");

    private final Map<String, Object> outputs = new HashMap<>(Map.of(
            "rule", "Mine",
            "outcome", "approval",
            "approvalStages", "owners, group:guest-approvers ,administrators",
            "longestAccessDays", 90,
            "multiFactorRequired", true));

    @Test
    void aWholeAnswerIsReadWithSpacesBetweenStages() {
        Decision decision = read();

        assertThat(decision.outcome()).isEqualTo(Outcome.APPROVAL);
        assertThat(decision.rule()).isEqualTo("Mine");
        assertThat(decision.approvalStages()).containsExactly("owners", "group:guest-approvers", "administrators");
        assertThat(decision.longestAccess()).isEqualTo(Duration.ofDays(90));
        assertThat(decision.multiFactorRequired()).isTrue();
        assertThat(decision.inputs()).isEqualTo(FACTS);
    }

    @Test
    void noStageIsNeededWhereNobodyIsAsked() {
        outputs.put("outcome", "goAhead");
        outputs.put("approvalStages", null);

        assertThat(read().approvalStages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "outcome", "approvalStages", "longestAccessDays", "multiFactorRequired"})
    void aMissingOutputIsUnreadable(String output) {
        outputs.remove(output);

        assertUnreadable(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goahead", "GO_AHEAD", "allow", " "})
    void anUnknownOutcomeIsUnreadable(String outcome) {
        outputs.put("outcome", outcome);

        assertUnreadable("outcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everybody",
                "owners;administrators",
                "group:",
                "group:Guest Approvers",
                "owners,",
                "owners,owners,owners,owners"
            })
    void anUnknownOrAFourthStageIsUnreadable(String stages) {
        outputs.put("approvalStages", stages);

        assertUnreadable("approvalStages");
    }

    @ParameterizedTest
    @CsvSource({"goAhead, owners", "deny, administrators", "approval, ''"})
    void stagesThatContradictTheOutcomeAreUnreadable(String outcome, String stages) {
        outputs.put("outcome", outcome);
        outputs.put("approvalStages", stages);

        assertUnreadable("approvalStages");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
    void accessOfNoTimeOrOfAgesIsUnreadable(int days) {
        outputs.put("longestAccessDays", days);

        assertUnreadable("longestAccessDays");
    }

    private void assertUnreadable(String output) {
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unreadable " + output);
    }

    private Decision read() {
        return TableAnswer.read(FACTS, outputs);
    }
}
