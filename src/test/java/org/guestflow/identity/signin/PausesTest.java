package org.guestflow.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 15", "6, 30", "7, 60", "10, 480", "11, 900", "12, 900", "1000000, 900"})
    void aFewFailuresAreFreeThenEachOneDoublesThePauseUpToAQuarterOfAnHour(long failures, long seconds) {
        assertThat(Pauses.ACCOUNT.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aSourceMayFailAtMoreAccountsBeforeItWaits() {
        assertThat(Pauses.SOURCE.after(29)).isZero();
        assertThat(Pauses.SOURCE.after(30)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Pauses.SOURCE.after(100)).isEqualTo(Duration.ofMinutes(5));
    }
}
