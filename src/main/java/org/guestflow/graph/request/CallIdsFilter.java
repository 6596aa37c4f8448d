package org.guestflow.graph.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guestflow.audit.CallIds;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each call an id and repeats the one that the caller gave it, whatever becomes of the call; and sees to it that whatever ends a call on the way, in a filter or in the server, is answered as the
 * API answers.
 */
class CallIdsFilter extends OncePerRequestFilter {

    /** What goes into logs and headers as it is: no space, no line break, nothing that could be taken for something else. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final GraphRefusal NOT_SANE = GraphRefusal.of(
            400,
            "ClientRequestIdInvalid",
            "The header client-request-id has at most 100 letters, digits, dots, hyphens and underscores. Send a UUID.");
    private static final String IDS = CallIds.class.getName();

    private final GraphErrors errors;

    CallIdsFilter(GraphErrors errors) {
        super();
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CallIds ids = Optional.ofNullable((CallIds) request.getAttribute(IDS)).orElseGet(() -> ids(request));
        request.setAttribute(IDS, ids);
        ids.enter();
        try {
            response.setHeader(CallIds.REQUEST_ID, ids.requestId().toString());
            ids.clientRequestId().ifPresent(id -> response.setHeader(CallIds.CLIENT_REQUEST_ID, id));
            if (ids.clientRequestId().isEmpty() && request.getHeader(CallIds.CLIENT_REQUEST_ID) != null) {
                errors.write(response, NOT_SANE);
            } else {
                serve(request, response, chain);
            }
        } finally {
            CallIds.leave();
        }
    }

    private static CallIds ids(HttpServletRequest request) {
        return new CallIds(
                UUID.randomUUID(),
                Optional.ofNullable(request.getHeader(CallIds.CLIENT_REQUEST_ID))
                        .filter(id -> SANE.matcher(id).matches()));
    }

    /** An answer that comes later comes from another thread, which has to know the ids too. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new AnswersAsTheApi(response));
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            Throwable reason =
                    failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
            errors.write(response, GraphRefusals.of(reason));
        }
    }

    /** Answers in place of the server's error page. */
    private final class AnswersAsTheApi extends HttpServletResponseWrapper {

        private AnswersAsTheApi(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            errors.write((HttpServletResponse) getResponse(), GraphRefusals.ofStatus(status));
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
