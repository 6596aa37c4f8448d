package org.guestflow.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.guestflow.harness.MailSink.Treatment;
import org.junit.jupiter.api.Test;

/** The short form of {@link BadDays}: two nodes, one is killed under load, and the mail server puts off every tenth mail. */
class BadMinuteTest {

    @Test
    void nothingIsLostOrDoubledWhenANodeIsKilledAndMailIsPutOff() throws Exception {
        Outcome outcome = Day.of(Scenario.named("a node is killed", 2, 150, 30)
                .adding(100)
                .treatingOneMailIn(10, Treatment.LATER)
                .with(new Recurring(Fault.killANode(), Duration.ofMillis(1500), Duration.ofMinutes(5), 1)));

        assertThat(outcome.faults()).isEqualTo(1);
        assertThat(outcome.ledger().invitations()).hasSize(150);
        assertThat(outcome.ledger().redemptions()).hasSize(30);
        assertThat(outcome.ledger().additions()).hasSize(100 / Errands.PEOPLE_PER_ADDITION);
        assertThat(outcome.isGood()).as(outcome.explanation()).isTrue();
        assertThat(outcome.mails().fewest()).isEqualTo(1);
    }
}
