package org.guestflow.shared;

import java.net.URI;

/**
 * Where people reach this installation; links in mail are built on it alone, never on what a request's headers say.
 *
 * @param value scheme, host and port, without a trailing slash
 */
public record BaseUrl(URI value) {

    /** Refuses anything but an absolute http or https URL without path, query or user. */
    public BaseUrl {
        boolean web = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
        if (!web
                || value.getHost() == null
                || value.getUserInfo() != null
                || !value.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("the base URL is http(s)://host[:port]");
        }
    }

    /**
     * Builds a link.
     *
     * @param path the path, beginning with a slash
     * @return the absolute link
     */
    public String link(String path) {
        return value + path;
    }
}
