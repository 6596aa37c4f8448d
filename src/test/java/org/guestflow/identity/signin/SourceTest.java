package org.guestflow.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::99, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "evil.example, unknown",
        "'1.1.1.1, 2.2.2.2', unknown"
    })
    void aSourceIsAnAddressOrTheNetworkOfOneSubscriberAndNeverANameToBeLookedUp(String reported, String source) {
        assertThat(Source.of(reported).value()).isEqualTo(source);
    }
}
