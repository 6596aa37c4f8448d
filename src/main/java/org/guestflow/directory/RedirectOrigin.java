package org.guestflow.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An origin that a redemption may send its guest on to (RFC 6454): scheme, host and port, nothing behind them. In clear only to this machine, as developers need it. */
final class RedirectOrigin {

    private static final int LONGEST = 300;
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectOrigin() {}

    /** Normalises an origin; empty where the text is none that may be recorded. */
    static Optional<String> parse(String typed) {
        try {
            URI uri = new URI(typed.toLowerCase(Locale.ROOT));
            return typed.length() <= LONGEST && isBare(uri) && isSafe(uri)
                    ? Optional.of(uri.getScheme() + "://" + uri.getRawAuthority())
                    : Optional.empty();
        } catch (URISyntaxException noUri) {
            return Optional.empty();
        }
    }

    private static boolean isBare(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && OF_THIS_MACHINE.contains(uri.getHost()));
    }
}
