package org.guestflow.audit;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * Puts a person's id in the place of everything in an event that tells who the person is. Of an event about the person's own account no text stays but ids and the words that say what happened; of every
 * other event only the texts go that name an address of the person's, what people wrote about a request that was made for the person, and what the person wrote himself.
 *
 * @param pseudonym the person's id
 * @param accounts the ids of all accounts that the person has or had
 * @param texts addresses and the like, in lower case
 * @param requests the ids of the requests that were made for the person
 */
record Redaction(String pseudonym, Set<String> accounts, Set<String> texts, Set<String> requests) {

    /** Under these names stand words that say what happened. Whatever is new is taken for personal until it is named here. */
    private static final Set<String> WORDS = Set.of(
            "account",
            "accountEnabled",
            "creationType",
            "decision",
            "externalUserState",
            "issuer",
            "kind",
            "method",
            "methods",
            "privacyStatementVersion",
            "role",
            "rule",
            "state",
            "termsOfUseVersion",
            "userType");

    private static final Set<String> WRITTEN = Set.of("reason", "comment", "justification", "message");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static Redaction of(AuditErasure.Subject subject) {
        return new Redaction(
                subject.person().toString(),
                subject.accounts().stream().map(UserId::toString).collect(Collectors.toSet()),
                subject.texts().stream()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                subject.requests().stream().map(RequestId::toString).collect(Collectors.toSet()));
    }

    ChainedEvent of(ChainedEvent event) {
        Scope scope = new Scope(
                "User".equals(event.objectType()) && accounts.contains(event.objectId()),
                accounts.contains(event.actor())
                        || (event.requestId() != null && requests.contains(event.requestId())));
        return event.reducedTo(
                named(event.objectId()),
                value(event.oldValue(), scope),
                value(event.newValue(), scope),
                event.call()
                        .map(ids -> new CallIds(
                                ids.requestId(), ids.clientRequestId().map(this::named))));
    }

    private String value(String json, Scope scope) {
        if (json == null) {
            return null;
        }
        Map<?, ?> said = CanonicalJson.read(json);
        Map<String, Object> left = map(said, scope);
        return left.equals(said) ? json : CanonicalJson.write(left);
    }

    private Map<String, Object> map(Map<?, ?> map, Scope scope) {
        Map<String, Object> left = new TreeMap<>();
        map.forEach((key, value) -> left.put(named(String.valueOf(key)), left(String.valueOf(key), value, scope)));
        return left;
    }

    private Object left(String key, Object value, Scope scope) {
        if (value instanceof Map<?, ?> map) {
            return map(map, scope);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> left(key, one, scope)).toList();
        }
        return value instanceof String text ? text(key, text, scope) : value;
    }

    private String text(String key, String text, Scope scope) {
        if (isId(text)) {
            return text;
        }
        boolean personal = (scope.account() && !WORDS.contains(key)) || (scope.written() && WRITTEN.contains(key));
        return personal ? pseudonym : named(text);
    }

    private String named(String text) {
        return WholeAddress.of(texts).test(text) ? pseudonym : text;
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * What an event is about.
     *
     * @param account the person's own account
     * @param written a request that was made for the person, or what the person did: whatever people wrote about it goes
     */
    private record Scope(boolean account, boolean written) {}
}
