package org.guestflow.subscription;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guestflow.outbound.GuardedPosts;
import org.guestflow.outbound.Reply;
import org.guestflow.outbound.Unreachable;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Makes sure that whoever answers at a notification URL wants notifications, as Microsoft Graph does: the URL is posted to with a query parameter {@code validationToken}
 * and must answer 200 with the decoded token as plain text. No transaction is open meanwhile.
 */
@Component
class Handshake {

    private static final int SUCCESS = 200;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final GuardedPosts posts;
    private final Set<UserId> waiting = ConcurrentHashMap.newKeySet();

    Handshake(GuardedPosts posts) {
        this.posts = posts;
    }

    /** One at a time for each owner, so that nobody's silent receivers keep the threads of requests. */
    void require(UserId owner, URI url) throws RuleViolation {
        if (!waiting.add(owner)) {
            throw new RuleViolation(
                    "ValidationUnderWay",
                    RuleViolation.Kind.TOO_MANY,
                    "Another subscription of yours is being validated just now.",
                    "Ask again when that has ended.",
                    SOON);
        }
        try {
            String token = "Validation: Guestflow asks whether notifications are wanted here. " + UUID.randomUUID();
            judge(posts.post(withToken(url, token), Map.of(), "text/plain", ""), token);
        } catch (Unreachable e) {
            throw failed(e.getMessage());
        } finally {
            waiting.remove(owner);
        }
    }

    private static void judge(Reply reply, String token) throws RuleViolation {
        if (reply.status() != SUCCESS) {
            throw failed("The server answered with status " + reply.status() + ".");
        }
        if (!reply.contentType().toLowerCase(Locale.ROOT).startsWith("text/plain")
                || !reply.body().equals(token)) {
            throw failed("The server's answer is not the token as plain text.");
        }
    }

    private static URI withToken(URI url, String token) {
        String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "validationToken=" + encoded);
    }

    private static RuleViolation failed(String why) {
        return new RuleViolation(
                "ValidationError",
                RuleViolation.Kind.INVALID,
                "The notification URL could not be validated. " + why,
                "Let it answer the POST with status 200 and the decoded validationToken as text/plain, in time.");
    }
}
