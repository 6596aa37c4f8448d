package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guestflow.mail.DeliveryState;
import org.guestflow.mail.NoticeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The panel's words are complete in both languages. */
class PanelMessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "panel",
                "rules",
                "access",
                "owned",
                "requests",
                "bulk",
                "administration",
                "lifecycle",
                "security",
                "review",
                "absence"
            })
    void everyTextIsThereInGermanWithTheSamePlaces(String bundle) throws IOException {
        Properties english = texts(bundle);
        Properties german = texts(bundle + "_de");

        assertThat(english).isNotEmpty();
        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(german)
                .allSatisfy((key, text) ->
                        assertThat(places(text)).as(key.toString()).isEqualTo(places(english.get(key))));
    }

    @Test
    void everyKindOfMailAndWhatBecomesOfItHasAName() throws IOException {
        Properties english = texts("requests");

        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(english).containsKey("requests.mail." + kind.stored());
        }
        for (DeliveryState state : DeliveryState.values()) {
            assertThat(english).containsKey("requests.delivery." + state.stored());
        }
    }

    private static Set<String> places(Object text) {
        return PLACE.matcher(text.toString())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                PanelMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
