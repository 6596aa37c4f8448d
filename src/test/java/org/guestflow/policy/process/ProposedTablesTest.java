package org.guestflow.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.guestflow.shared.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proposed table comes from outside: it is read with care, and asked as the one in force is. */
class ProposedTablesTest {

    private static final Map<String, Object> MEMBER_TO_NORMAL = Map.of(
            "route", "invitation",
            "inviterType", "member",
            "administrator", false,
            "guestInviter", false,
            "targetType", "group",
            "sensitivity", "normal",
            "domainStanding", "unknown",
            "accessDays", 180);

    private final CamundaProposedTables tables = new CamundaProposedTables();

    @Test
    void theShippedTableAnswersAsItDoesInForce() throws Exception {
        assertThat(tables.read(shipped()).answer(MEMBER_TO_NORMAL))
                .containsEntry("rule", "MemberToNormal")
                .containsEntry("outcome", "goAhead");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            > 90                    | MemberToNormal
            [1..180]                | MemberToNormal
            ]180..365]              | EverythingElse
            not(180, 365)           | EverythingElse
            90, 180                 | MemberToNormal
            -                       | MemberToNormal
            """)
    void comparisonsAreTaken(String condition, String rule) throws Exception {
        String table = withCell(condition.replace("<", "&lt;"));

        assertThat(tables.read(table).answer(MEMBER_TO_NORMAL)).containsEntry("rule", rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count(for i in 1..1000000000 return i) > 1
            some i in 1..9 satisfies i > 1
            accessDays
            date("2030-01-01")
            function(x) external { java: { class: "java.lang.Runtime", method signature: "exit(int)" } }
            ${1 + 1}
            #{runtimeService}
            1 + 1
            """)
    void whateverComputesIsRefused(String condition) throws IOException {
        assertRefused(withCell(condition));
    }

    @Test
    void scriptsAndOtherLanguagesAreRefused() throws IOException {
        assertRefused(shipped()
                .replace(
                        "<inputEntry id=\"MemberToNormal_AccessDays\">",
                        "<inputEntry id=\"MemberToNormal_AccessDays\" expressionLanguage=\"groovy\">"));
        assertRefused(shipped()
                .replace(
                        "<outputEntry id=\"MemberToNormal_Rule\">",
                        "<outputEntry id=\"MemberToNormal_Rule\" expressionLanguage=\"juel\">"));
        assertRefused(shipped().replaceFirst("<definitions ", "<definitions expressionLanguage=\"javascript\" "));
        assertRefused(shipped().replaceFirst("<text>accessDays</text>", "<text>accessDays + 1</text>"));
        assertRefused(shipped().replaceFirst("<text>\"MemberToNormal\"</text>", "<text>string(1)</text>"));
    }

    @Test
    void documentTypesAreRefused() throws IOException {
        String attack = "<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>";
        String declared = shipped().replaceFirst("\\?>", "?>" + attack);
        assertThat(declared).contains(attack);

        assertRefused(declared);
        assertRefused(declared.replace("<!DOCTYPE", "<!doctype"));
        assertRefused(new String(declared.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatIsNoTableOfPolicyIsRefused() throws IOException {
        assertRefused("");
        assertRefused("<definitions/>");
        assertRefused(shipped().replace("\"collaboration-policy\"", "\"other-policy\""));
        assertRefused(shipped() + " ".repeat(600_000));
    }

    private static String withCell(String condition) throws IOException {
        String cell = "<inputEntry id=\"MemberToNormal_AccessDays\"><text>";
        assertThat(shipped()).contains(cell);
        return shipped().replace(cell, cell + condition);
    }

    private void assertRefused(String table) {
        assertThatThrownBy(() -> tables.read(table))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo("DecisionTableInvalid"));
    }

    private static String shipped() throws IOException {
        try (InputStream file = ProposedTablesTest.class.getResourceAsStream("/processes/collaboration-policy.dmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
