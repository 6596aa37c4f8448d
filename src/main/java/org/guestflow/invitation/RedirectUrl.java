package org.guestflow.invitation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a redemption may send its guest on to: exact origins only, so that an invitation is no open redirect (OWASP ASVS 5.0, 3.7.2). */
public final class RedirectUrl {

    private RedirectUrl() {}

    /**
     * Checks a URL.
     *
     * @param url the URL as given
     * @param origins the origins that are allowed
     * @return true for a plain http(s) URL whose scheme, host and port are one of them
     */
    public static boolean isAllowed(String url, List<String> origins) {
        return origin(url).filter(origins::contains).isPresent();
    }

    private static Optional<String> origin(String url) {
        if (url.chars().anyMatch(c -> c <= ' ' || c == '\\' || c >= 0x7f)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getScheme() != null;
            return plain
                    ? Optional.of((uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
