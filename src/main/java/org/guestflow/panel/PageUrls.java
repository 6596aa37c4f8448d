package org.guestflow.panel;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

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
        // The rest of the query is encoded as it came.
        return url().replaceQueryParam(parameter, UriUtils.encode(value, StandardCharsets.UTF_8))
                .build(false)
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
