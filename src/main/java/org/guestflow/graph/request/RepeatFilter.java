package org.guestflow.graph.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guestflow.audit.CallIds;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.TokenGrant;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a repeated POST as the first one was answered. Reads bodies first, and takes none that is too large. */
class RepeatFilter extends OncePerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> OF_THE_ANSWER =
            Set.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);

    private final Repeats repeats;
    private final CurrentUser currentUser;
    private final GraphErrors errors;

    RepeatFilter(Repeats repeats, CurrentUser currentUser, GraphErrors errors) {
        super();
        this.repeats = repeats;
        this.currentUser = currentUser;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WITH_BODY.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<BufferedRequest> buffered = BufferedRequest.read(request);
        if (buffered.isEmpty()) {
            errors.write(response, GraphRefusals.ofStatus(413));
            return;
        }
        Optional<RepeatableCall> call = call(buffered.get());
        if (call.isPresent()) {
            claim(call.get(), buffered.get(), response, chain);
        } else {
            chain.doFilter(buffered.get(), response);
        }
    }

    private Optional<RepeatableCall> call(BufferedRequest request) {
        Optional<String> id = CallIds.current().flatMap(CallIds::clientRequestId);
        return id.filter(given -> "POST".equals(request.getMethod()))
                .flatMap(given -> currentUser
                        .find()
                        .map(user -> new RepeatableCall(
                                user.id()
                                        + currentUser
                                                .token()
                                                .map(token -> "/" + token.client())
                                                .orElse(""),
                                given,
                                head(request),
                                request.body())));
    }

    /** The permissions too: who has fewer by now is not shown what he got with more. */
    private String head(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + " "
                + currentUser.token().map(TokenGrant::permissions).map(TreeSet::new);
    }

    private void claim(RepeatableCall call, BufferedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Claim claim = repeats.claim(call);
            if (claim instanceof Claim.First first) {
                serve(call, first, request, response, chain);
            } else if (claim instanceof Claim.Answered before) {
                repeat(before.answer(), response);
            } else if (claim instanceof Claim.Refused refused) {
                errors.write(response, refused.refusal());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            errors.write(response, GraphRefusals.ofStatus(503));
        }
    }

    private void serve(
            RepeatableCall call,
            Claim.First claim,
            BufferedRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Answer answer = new Answer(response);
        boolean kept = false;
        try {
            chain.doFilter(request, answer);
            if (isWorthKeeping(answer.getStatus())) {
                repeats.keep(call, claim, answer.kept());
                kept = true;
            }
        } finally {
            if (!kept) {
                repeats.release(call, claim);
            }
        }
        answer.copyBodyToResponse();
    }

    /** Faults and refusals for the time being may well be gone when the call comes again. */
    private static boolean isWorthKeeping(int status) {
        return status < 500 && status != 429;
    }

    private static void repeat(KeptAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** An answer that is looked at before it is sent. */
    private final class Answer extends ContentCachingResponseWrapper {

        private Answer(HttpServletResponse response) {
            super(response);
        }

        private KeptAnswer kept() {
            Map<String, String> headers = new HashMap<>();
            OF_THE_ANSWER.stream()
                    .filter(name -> getHeader(name) != null)
                    .forEach(name -> headers.put(name, getHeader(name)));
            return new KeptAnswer(getStatus(), headers, new String(getContentAsByteArray(), StandardCharsets.UTF_8));
        }

        @Override
        public void sendError(int status) throws IOException {
            errors.write(this, GraphRefusals.ofStatus(status));
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
