package org.guestflow.metrics;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query in Prometheus's language, as far as its names go.
 *
 * @param text the query
 */
record PrometheusQuery(String text) {

    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "by",
            "without",
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "bool",
            "sum",
            "max",
            "min",
            "avg",
            "count");

    /** What is no metric's name: labels, times, functions, numbers. */
    private static final Pattern OTHERS = Pattern.compile(
            "\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)|\\b[a-z_]+\\s*(?=\\()|\\b[0-9][0-9.]*\\b");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    Set<String> metrics() {
        return NAME.matcher(OTHERS.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toSet());
    }
}
