package org.guestflow.shared;

import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A DNS domain name in its lower-case ASCII form (UTS 46, non-transitional, so that {@code faß.de} and {@code fass.de} stay two
 * domains).
 *
 * @param ascii the name, as DNS has it; at least two labels, no trailing dot
 */
public record DomainName(String ascii) {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.USE_STD3_RULES);
    private static final Pattern LABELS =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Refuses anything but the normalised form. */
    public DomainName {
        Objects.requireNonNull(ascii, "ascii");
        if (!LABELS.matcher(ascii).matches()) {
            throw new IllegalArgumentException("not a normalised domain name");
        }
    }

    /**
     * Normalises a domain name.
     *
     * @param typed the name as a person or another system writes it; Unicode allowed
     * @return the name, or empty where it is none (RFC 5890, UTS 46)
     */
    public static Optional<DomainName> parse(String typed) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        UTS46.nameToASCII(typed, ascii, info);
        String name = ascii.toString();
        boolean numeric = name.matches(".*\\.[0-9]+");
        return info.hasErrors() || numeric || !LABELS.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new DomainName(name));
    }

    /**
     * Gives the name as people read it.
     *
     * @return the Unicode form
     */
    public String unicode() {
        StringBuilder unicode = new StringBuilder();
        UTS46.nameToUnicode(ascii, unicode, new IDNA.Info());
        return unicode.toString();
    }

    /**
     * Tells whether this name is the other one or lies below it.
     *
     * @param other the upper name
     * @return true for the same name and for a subdomain
     */
    public boolean isWithin(DomainName other) {
        return ascii.equals(other.ascii) || ascii.endsWith("." + other.ascii);
    }

    /**
     * Lists this name and the names above it, as far as they have two labels: {@code a.b.example}, {@code b.example}.
     *
     * @return the names, this one first
     */
    public List<DomainName> selfAndAbove() {
        List<DomainName> names = new ArrayList<>();
        String name = ascii;
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.')) {
            names.add(new DomainName(name));
            name = name.substring(dot + 1);
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return ascii;
    }
}
