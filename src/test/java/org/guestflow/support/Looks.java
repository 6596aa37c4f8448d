package org.guestflow.support;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/** Looks at pages as they are on a desk by light and on a phone by dark: nothing keeps anybody out, nothing is wider than the window, no text is missing, the browser complains of nothing. */
public final class Looks {

    private static final int HEIGHT = 900;
    /** What stands on a page in the place of a text that is missing. */
    private static final String WITHOUT_WORDS = "\\?\\?\\S+\\?\\?";

    private static final String REFUSED = " - Failed to load resource: the server responded with a status of ";

    private final Browser browser;
    private final SoftAssertions found = new SoftAssertions();
    private final Set<String> templates = new TreeSet<>();

    private enum Device {
        DESK(1280, "light"),
        PHONE(375, "dark");

        private final int width;
        private final String scheme;

        Device(int width, String scheme) {
            this.width = width;
            this.scheme = scheme;
        }
    }

    /**
     * Looks through a browser.
     *
     * @param browser the browser
     */
    public Looks(Browser browser) {
        this.browser = browser;
    }

    /**
     * Opens a page and looks at it.
     *
     * @param template the page's template
     * @param path where it is
     * @param css what only this page has
     */
    public void open(String template, String path, String css) {
        open(template, "", path, css);
    }

    /**
     * Opens one of several pages of a template and looks at it.
     *
     * @param template the template
     * @param which which of them; empty where there is one
     * @param path where it is
     * @param css what only this page has
     */
    public void open(String template, String which, String path, String css) {
        browser.go(path);
        look(template, which, css);
    }

    /**
     * Looks at the page that the browser has come to.
     *
     * @param template the page's template
     * @param css what only this page has
     */
    public void look(String template, String css) {
        look(template, "", css);
    }

    /**
     * Looks at one of several pages of a template.
     *
     * @param template the template
     * @param which which of them; empty where there is one
     * @param css what only this page has
     */
    public void look(String template, String which, String css) {
        browser.see(css);
        templates.add(template);
        String name = "page-" + template.replace('/', '-') + (which.isEmpty() ? "" : "-" + which);
        for (Device device : Device.values()) {
            show(device, HEIGHT);
            String seen = name + "-" + device.name().toLowerCase(Locale.ROOT);
            found.assertThat(Barriers.on(browser)).as(seen).isEmpty();
            found.assertThat(number("scrollWidth")).as("width of " + seen).isLessThanOrEqualTo(device.width);
            show(device, Math.max(HEIGHT, number("scrollHeight")));
            browser.picture(seen);
        }
        show(Device.DESK, HEIGHT);
        found.assertThat(browser.see("body").getText())
                .as("words missing on " + name)
                .doesNotContainPattern(WITHOUT_WORDS);
        found.assertThat(complaints()).as(name).isEmpty();
    }

    /**
     * Fails where anything was found.
     *
     * @return the templates of the pages that were looked at
     */
    public Set<String> nothingWrong() {
        found.assertAll();
        return templates;
    }

    /** A page that refuses something has a status that says so, and the browser says that. */
    private List<String> complaints() {
        String here = browser.driver().getCurrentUrl().replaceFirst("#.*", "");
        return browser.complaints().stream()
                .filter(complaint -> !complaint.contains(here + REFUSED))
                .toList();
    }

    private int number(String property) {
        return ((Number) browser.driver().executeScript("return document.documentElement." + property)).intValue();
    }

    private void show(Device device, int height) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of(
                                "width",
                                device.width,
                                "height",
                                height,
                                "deviceScaleFactor",
                                1,
                                "mobile",
                                device == Device.PHONE));
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", device.scheme))));
    }
}
