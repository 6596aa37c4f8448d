package org.guestflow.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Decision.Outcome;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an edited table does to the next request; where the edit went wrong, the request stops. */
@ProcessTest
class EditedTableTest {

    @Autowired
    private Policy policy;

    @Autowired
    private Users users;

    @Autowired
    private RepositoryService repository;

    private final RequestId request = RequestId.random();
    private String deployment;

    @AfterEach
    void restore() {
        repository.deleteDeployment(deployment);
    }

    @Test
    void theVersionThatWasDeployedLastDecidesTheNextRequest() throws IOException {
        deploy("\"EverythingElse\"</text>", "\"AskTheBoard\"</text>", "\"owners\"", "\"sponsors,administrators\"");

        Decision decision = decideForSam();

        assertThat(decision.rule()).isEqualTo("AskTheBoard");
        assertThat(decision.outcome()).isEqualTo(Outcome.APPROVAL);
        assertThat(decision.approvalStages()).containsExactly("sponsors", "administrators");
    }

    @Test
    void whereNoRuleMatchesNothingGoesAhead() throws IOException {
        deploy(
                "<inputEntry id=\"EverythingElse_Route\"><text>",
                "<inputEntry id=\"EverythingElse_Route\"><text>\"never\"");

        assertThatThrownBy(this::decideForSam)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 rules matched");
        assertThat(policy.decisionOn(request)).isEmpty();
    }

    @Test
    void whereTheAnswerCannotBeReadNothingGoesAhead() throws IOException {
        deploy(
                "<outputEntry id=\"EverythingElse_Outcome\"><text>\"approval\"",
                "<outputEntry id=\"EverythingElse_Outcome\"><text>\"sure\"");

        assertThatThrownBy(this::decideForSam)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unreadable outcome");
        assertThat(policy.decisionOn(request)).isEmpty();
    }

    /** A guest's invitation to the directory alone matches no rule but the last. */
    private Decision decideForSam() {
        User sam = users.findByMail(address("sam@litware.com")).orElseThrow();
        return policy.decide(
                Route.INVITATION, request, sam.id(), new DomainName("litware.com"), Target.DIRECTORY, Optional.empty());
    }

    private static EmailAddress address(String mail) {
        return EmailAddress.parse(mail).orElseThrow();
    }

    private void deploy(String... replacements) throws IOException {
        String table = shipped();
        for (int pair = 0; pair < replacements.length; pair += 2) {
            assertThat(table).contains(replacements[pair]);
            table = table.replace(replacements[pair], replacements[pair + 1]);
        }
        deployment = repository
                .createDeployment()
                .name("edited policy")
                .addString("edited.dmn", table)
                .deploy()
                .getId();
    }

    private static String shipped() throws IOException {
        try (InputStream file = EditedTableTest.class.getResourceAsStream("/processes/collaboration-policy.dmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
