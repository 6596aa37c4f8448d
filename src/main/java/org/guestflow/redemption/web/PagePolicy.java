package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.springframework.stereotype.Component;

/**
 * What the browser may do on a redemption's page: as little as on any other page, but for two origins, where the host's logo stands and where the page's form may end.
 */
@Component
class PagePolicy {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:%s; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'";

    private final Organisations organisations;

    PagePolicy(Organisations organisations) {
        this.organisations = organisations;
    }

    void write(HttpServletResponse response) {
        write(response, "");
    }

    /** Browsers hold a form to the page's policy even where its answer redirects. */
    void writeWithFormThatEndsAt(String url, HttpServletResponse response) {
        write(response, origin(url).orElse(""));
    }

    private void write(HttpServletResponse response, String formOrigin) {
        String logoOrigin = organisations
                .findHost()
                .flatMap(Organisation::logoUrl)
                .flatMap(Brand::web)
                .flatMap(PagePolicy::origin)
                .orElse("");
        response.setHeader("Content-Security-Policy", POLICY.formatted(logoOrigin, formOrigin));
    }

    /** An origin as a further source, with the blank before it; nothing for what is no plain URL of a server. */
    private static Optional<String> origin(String url) {
        try {
            URI uri = URI.create(url);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.ofNullable(uri.getHost()).map(host -> " " + uri.getScheme() + "://" + host + port);
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}
