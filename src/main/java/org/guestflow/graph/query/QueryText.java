package org.guestflow.graph.query;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guestflow.shared.RuleViolation;

/** A query as it stands in a URL. */
final class QueryText {

    private static final String PLACE = "$skiptoken";

    /** A text in quotation marks, which stays as it is; or an operator that touches the bracket behind it, as Microsoft's own examples have it and the grammar does not. */
    private static final Pattern OPERATOR = Pattern.compile("'[^']*'|\\b(?i:(not|in))\\(");

    /** Brackets are read by recursion. */
    private static final int MOST_BRACKETS = 100;

    private record Option(String name, String value) {

        String encoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%24", "$") + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    private final List<Option> options;

    private QueryText(List<Option> options) {
        this.options = options;
    }

    /**
     * Takes a query apart.
     *
     * @param sent the query as sent; a plus sign stands for a space there
     * @throws RuleViolation {@code InvalidQuery} where it is not encoded as a query is
     */
    static QueryText of(Optional<String> sent) throws RuleViolation {
        try {
            return new QueryText(sent.stream()
                    .flatMap(query -> Arrays.stream(query.split("&", -1)))
                    .filter(option -> !option.isEmpty())
                    .map(QueryText::option)
                    .toList());
        } catch (IllegalArgumentException notEncoded) {
            RuleViolation refusal = new RuleViolation(
                    "InvalidQuery",
                    RuleViolation.Kind.INVALID,
                    "The query is not percent-encoded.",
                    "Encode it as RFC 3986, section 2.1, says.");
            refusal.initCause(notEncoded);
            throw refusal;
        }
    }

    private static Option option(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        return new Option(
                URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }

    /** The system query options as the grammar has them, percent-encoded. */
    String readable() throws RuleViolation {
        for (Option option : options) {
            if (option.value().chars().filter(character -> character == '(').count() > MOST_BRACKETS) {
                throw QueryReader.unsupported("A filter has 100 brackets at most.");
            }
        }
        return options.stream()
                .filter(option -> option.name().startsWith("$"))
                .map(option -> new Option(option.name(), spaced(option)).encoded())
                .collect(Collectors.joining("&"));
    }

    private static String spaced(Option option) {
        return "$filter".equals(option.name())
                ? OPERATOR.matcher(option.value())
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) == null
                                        ? found.group()
                                        : found.group(1).toLowerCase(Locale.ROOT) + " ("))
                : option.value();
    }

    /** The whole query but for its place, up to where that follows. */
    String beforePlace() {
        return options.stream()
                .filter(option -> !PLACE.equals(option.name()))
                .map(option -> option.encoded() + "&")
                .collect(Collectors.joining("", "?", PLACE + "="));
    }
}
