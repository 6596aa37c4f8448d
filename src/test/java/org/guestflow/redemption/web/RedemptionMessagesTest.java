package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guestflow.redemption.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class RedemptionMessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es", "_ja"})
    void everyLanguageHasEveryTextWithTheSamePlaces(String language) {
        Properties english = texts("");
        Properties translated = texts(language);

        assertThat(translated.keySet()).isEqualTo(english.keySet());
        assertThat(translated)
                .allSatisfy((key, text) ->
                        assertThat(places(text)).as(key.toString()).isEqualTo(places(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_ja"})
    void everyTextIsAWellFormedPatternThatSwallowsNoApostrophe(String language) {
        assertThat(texts(language)).allSatisfy((key, text) -> {
            assertThat(text.toString()).doesNotContain("'");
            assertThat(new MessageFormat(text.toString(), Locale.ROOT).format(new Object[] {1, 2, 3}))
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            mode = Mode.EXCLUDE,
            names = {"WRONG_PASSCODE", "TERMS_CHANGED"})
    void everyRefusalHasItsPage(Refusal refusal) {
        String name = refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(texts(""))
                .containsKeys("redemption.refusal." + name + ".heading", "redemption.refusal." + name + ".text");
    }

    @Test
    void theTextsAreNotAllTheSame() {
        assertThat(texts("_de").get("redemption.landing.button"))
                .isNotEqualTo(texts("").get("redemption.landing.button"));
    }

    private static Set<String> places(Object text) {
        return PLACE.matcher(text.toString())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private static Properties texts(String language) {
        String file = "/messages/redemption" + language + ".properties";
        try (Reader reader =
                new InputStreamReader(RedemptionMessagesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
