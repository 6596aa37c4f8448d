package org.guestflow.panel;

import org.springframework.web.util.UriComponentsBuilder;

/** This page's own URL with another query. Pages have it as {@code urls}. */
public final class PageUrls {

    private final String path;
    private final String query;

    PageUrls(String path, String query) {
        this.path = path;
        this.query = query;
    }

    /**
     * Changes one parameter.
     *
     * @param parameter its name
     * @param value its value
     * @return path and query, ready for a link
     */
    public String with(String parameter, String value) {
        return url().replaceQueryParam(parameter, "{value}")
                .build(false)
                .expand(value)
                .encode()
                .toUriString();
    }

    /**
     * Leaves one parameter out.
     *
     * @param parameter its name
     * @return path and query, ready for a link
     */
    public String without(String parameter) {
        return url().replaceQueryParam(parameter).build(false).toUriString();
    }

    private UriComponentsBuilder url() {
        return UriComponentsBuilder.fromPath(path).query(query);
    }
}
