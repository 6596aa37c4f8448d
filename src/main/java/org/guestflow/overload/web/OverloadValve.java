package org.guestflow.overload.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.SemaphoreValve;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Refuses requests over a number with 503 and when to come again, before they have cost anything: no password is compared for them and no connection to the database is waited for. */
class OverloadValve extends SemaphoreValve {

    private static final String HEALTH = "/actuator/health";
    private static final List<String> PROGRAMS = List.of("/v1.0/", "/engine-rest/", "/camunda/api/");

    private final String retryAfter;
    private final byte[] page;

    OverloadValve(OverloadSettings settings, byte[] page) {
        this.page = page.clone();
        retryAfter = String.valueOf(settings.retryAfter().toSeconds());
        setConcurrency(settings.atOnce());
        setBlock(false);
        setHighConcurrencyStatus(Response.SC_SERVICE_UNAVAILABLE);
    }

    /** A node that is busy is not ill: what asks for its health is answered. */
    @Override
    public boolean controlConcurrency(Request request, Response response) {
        return !path(request).startsWith(HEALTH);
    }

    @Override
    public void permitDenied(Request request, Response response) throws IOException, ServletException {
        response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        if (isForPage(request)) {
            response.setStatus(Response.SC_SERVICE_UNAVAILABLE);
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getOutputStream().write(page);
        } else {
            super.permitDenied(request, response);
        }
    }

    /** Programs get no page, whatever they say they accept. */
    private static boolean isForPage(Request request) {
        return PROGRAMS.stream().noneMatch(path(request)::startsWith)
                && Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .orElse("")
                        .contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String path(Request request) {
        return Optional.ofNullable(request.getRequestURI()).orElse("");
    }
}
