package org.guestflow.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at the page that a browser shows for what keeps people out (WCAG 2.2 A and AA, and axe-core's best practices). */
public final class Barriers {

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']})
                .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))))
                .catch(error => done([String(error)]));
            """;

    private static final String SCRIPT = script();

    private Barriers() {}

    /**
     * Looks at the page.
     *
     * @param browser the browser
     * @return what was found, each with where it is; empty for a page without any
     */
    public static List<String> on(Browser browser) {
        if (browser.driver().executeScript("return 'axe' in window").equals(false)) {
            browser.driver().executeScript(SCRIPT);
        }
        return ((List<?>) browser.driver().executeAsyncScript(RUN))
                .stream().map(Object::toString).toList();
    }

    private static String script() {
        try (InputStream script = Barriers.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
