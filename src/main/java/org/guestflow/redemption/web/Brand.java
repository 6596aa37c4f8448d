package org.guestflow.redemption.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.guestflow.directory.Organisation;

/**
 * The host organisation as its pages show it.
 *
 * @param name its name
 * @param domain its domain, as people read it
 * @param initials stand for the logo where there is none
 * @param logo where its logo stands, http(s); null where there is none
 * @param privacyStatement where its privacy statement stands, http(s); null where there is none
 */
public record Brand(String name, String domain, String initials, String logo, String privacyStatement) {

    private static final int INITIALS = 2;

    static Brand of(Organisation host) {
        return new Brand(
                host.displayName(),
                host.defaultDomain().unicode(),
                initials(host.displayName()),
                host.logoUrl().flatMap(Brand::web).orElse(null),
                host.privacyStatementUrl().flatMap(Brand::web).orElse(null));
    }

    /** The capitals of the name's words, or of the name itself where it is one word of two ("WoodGrove"), else its first letter. */
    private static String initials(String name) {
        String capitals = name.codePoints()
                .filter(Character::isUpperCase)
                .limit(INITIALS)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return capitals.isEmpty() ? Character.toString(name.codePointAt(0)) : capitals;
    }

    static Optional<String> web(String url) {
        return url.startsWith("https://") || url.startsWith("http://") ? Optional.of(url) : Optional.empty();
    }
}
