package org.guestflow.partner;

import java.net.URI;

/** What the address of a partner's web service may look like. */
final class WebUrl {

    private WebUrl() {}

    /** Refuses what is no web address, or carries credentials or parameters. Plain http is refused later unless the server is listed: see {@link PartnerHosts}. */
    static void require(URI url) {
        boolean web = url != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        if (!web
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new InvalidSetting("baseUrl", "the connection's URL is https://host[:port][/path]");
        }
    }

    static void requireText(String setting, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidSetting(setting, setting + " is missing");
        }
    }
}
