package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.BaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which places, of those that providers name, people are sent to sign out. */
class EndOfSessionTest {

    private static final BaseUrl HERE = new BaseUrl(URI.create("https://guests.woodgrove.com"));
    private static final OpenIdClient CLIENT = new OpenIdClient(
            "host", "WoodGrove", URI.create("https://login.woodgrove.com"), "guest flow&more", "secret");

    @Test
    void theRequestSaysWhoAsksAndWhereToComeBackTo() {
        assertThat(read("https://login.woodgrove.com/logout?tenant=1"))
                .hasValue(URI.create("https://login.woodgrove.com/logout?tenant=1&client_id=guest%20flow%26more"
                        + "&post_logout_redirect_uri=https%3A%2F%2Fguests.woodgrove.com%2Fsign-in&state=signed-out"));
    }

    @Test
    void aProviderThatNamesNoPlaceHasNone() {
        assertThat(EndOfSession.read(CLIENT, Map.of(), HERE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://login.woodgrove.com/logout",
                "https://guests.woodgrove.com@evil.example/logout",
                "https://login.woodgrove.com/logout#x",
                "//evil.example/logout",
                "/logout",
                "not a place",
                ""
            })
    void nobodyIsSentToAPlaceThatIsNoSafeWebAddress(String place) {
        assertThat(read(place)).isEmpty();
    }

    private static Optional<URI> read(String place) {
        return EndOfSession.read(CLIENT, Map.of("end_session_endpoint", place), HERE);
    }
}
