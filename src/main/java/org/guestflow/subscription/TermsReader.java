package org.guestflow.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guestflow.outbound.GuardedPosts;
import org.guestflow.outbound.Unreachable;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Reads what is asked for, and refuses what makes no sense. */
@Component
class TermsReader {

    private static final int LONGEST_CLIENT_STATE = 128;
    private static final int LONGEST_URL = 2048;

    private final GuardedPosts posts;
    private final WebhookSettings settings;
    private final Clock clock;

    TermsReader(GuardedPosts posts, WebhookSettings settings, Clock clock) {
        this.posts = posts;
        this.settings = settings;
        this.clock = clock;
    }

    Terms read(NewSubscription asked) throws RuleViolation {
        return new Terms(
                resource(asked.resource()),
                changeTypes(asked.changeType()),
                notificationUrl(asked.notificationUrl()),
                clientState(asked.clientState()),
                end(asked.expirationDateTime()));
    }

    Instant end(Optional<String> expirationDateTime) throws RuleViolation {
        Instant now = clock.instant();
        Instant latest = now.plus(settings.longestSubscription());
        return expirationDateTime
                .flatMap(TermsReader::time)
                .filter(end -> end.isAfter(now) && !end.isAfter(latest))
                .orElseThrow(() -> invalid(
                        "ExpirationDateTimeInvalid",
                        "A subscription ends at an ISO 8601 time that is ahead, at most "
                                + settings.longestSubscription().toMinutes() + " minutes.",
                        "Send expirationDateTime such as " + latest.truncatedTo(ChronoUnit.SECONDS) + "."));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static WatchedResource resource(Optional<String> path) throws RuleViolation {
        return path.flatMap(WatchedResource::parse)
                .orElseThrow(() -> invalid(
                        "ResourceNotSupported",
                        "Changes of this resource cannot be subscribed to.",
                        "Send resource as /invitations, /invitations/{id}, /users or /users/{id}; an id is a UUID."));
    }

    private static Set<ChangeType> changeTypes(Optional<String> words) throws RuleViolation {
        List<Optional<ChangeType>> parsed = Arrays.stream(words.orElse("").split(",", -1))
                .map(ChangeType::parse)
                .toList();
        if (parsed.stream().anyMatch(Optional::isEmpty)) {
            throw invalid(
                    "ChangeTypeInvalid",
                    "A change type is created, updated or deleted; several are separated by commas.",
                    "Send changeType such as created,updated.");
        }
        return EnumSet.copyOf(parsed.stream().flatMap(Optional::stream).toList());
    }

    private static Optional<String> clientState(Optional<String> sent) throws RuleViolation {
        if (sent.filter(state -> state.length() > LONGEST_CLIENT_STATE).isPresent()) {
            throw invalid(
                    "ClientStateInvalid", "clientState is longer than 128 characters.", "Send a shorter clientState.");
        }
        return sent;
    }

    private URI notificationUrl(Optional<String> sent) throws RuleViolation {
        URI url = sent.filter(text -> text.length() <= LONGEST_URL)
                .flatMap(TermsReader::url)
                .filter(TermsReader::isWebAddress)
                .orElseThrow(() -> invalid(
                        "NotificationUrlInvalid",
                        "notificationUrl is no https address, is longer than 2,048 characters, or has credentials or a fragment.",
                        "Send notificationUrl as https://host[:port][/path][?query]."));
        try {
            posts.check(url);
            return url;
        } catch (Unreachable refused) {
            throw invalid(
                    "NotificationUrlRefused",
                    refused.getMessage(),
                    "Send the https address of a server in the public network, or ask an administrator.");
        }
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private static boolean isWebAddress(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.toString().chars().allMatch(character -> character > ' ' && character < 127);
    }

    private static RuleViolation invalid(String rule, String message, String remedy) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, remedy);
    }
}
