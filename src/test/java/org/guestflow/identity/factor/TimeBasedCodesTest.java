package org.guestflow.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of authenticator apps, by the published values of RFC 6238, appendix B, of which 6 digits are the last ones of 8. */
class TimeBasedCodesTest {

    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final TimeBasedCodes codes = new TimeBasedCodes();

    @ParameterizedTest
    @CsvSource({
        "59,          287082",
        "1111111109,  081804",
        "1111111111,  050471",
        "1234567890,  005924",
        "2000000000,  279037",
        "20000000000, 353130"
    })
    void theStandardsValues(long second, String code) {
        assertThat(codes.stepOf(code, KEY, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-30", "0", "30"})
    void theStepBeforeAndTheStepAfterAreAsGood(long off) {
        assertThat(codes.stepOf("005924", KEY, Instant.ofEpochSecond(1234567890L + off)))
                .hasValue(1234567890L / 30);
    }

    @ParameterizedTest
    @CsvSource({"-60", "60"})
    void theOnesBeyondAreNot(long off) {
        assertThat(codes.stepOf("005924", KEY, Instant.ofEpochSecond(1234567890L + off)))
                .isEmpty();
    }

    @Test
    void blanksDoNotMatterAndAnythingElseDoes() {
        Instant now = Instant.ofEpochSecond(1234567890L);

        assertThat(codes.stepOf(" 005 924 ", KEY, now)).isPresent();
        assertThat(codes.stepOf("5924", KEY, now)).isEmpty();
        assertThat(codes.stepOf("", KEY, now)).isEmpty();
        assertThat(codes.stepOf("005925", KEY, now)).isEmpty();
    }
}
