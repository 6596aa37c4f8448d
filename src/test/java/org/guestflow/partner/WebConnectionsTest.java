package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebConnectionsTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void eachIsReadAsItWasWritten() throws JsonProcessingException {
        for (Connection connection : List.of(
                new ScimConnection(URI.create("https://scim.litware.com/v2"), "litware", "directory-readers"),
                new KeycloakConnection(URI.create("https://sso.litware.com/auth"), "litware"),
                new GraphConnection(URI.create("https://graph.microsoft.com/v1.0")))) {
            String written = json.writeValueAsString(connection);

            assertThat(json.readValue(written, Connection.class)).isEqualTo(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://litware.com",
                "file:///etc/passwd",
                "https:///v1.0",
                "https://admin:secret@litware.com",
                "https://litware.com@evil.example",
                "https://litware.com/?token=secret",
                "https://litware.com/#users"
            })
    void anAddressIsAWebServersAndCarriesNothingElse(String url) {
        assertThatThrownBy(() -> new GraphConnection(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingPartIsRefused() {
        URI url = URI.create("https://litware.com");

        assertThatThrownBy(() -> new GraphConnection(null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeycloakConnection(url, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScimConnection(url, "litware", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScimConnection(url, "Bearer eyJ.abc", "readers"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
