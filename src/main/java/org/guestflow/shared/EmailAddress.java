package org.guestflow.shared;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mail address of one person, normalised (behaviour.md section 2, rule 6): trimmed, domain in lower-case ASCII, local part as typed.
 *
 * <p>Takes the dot-atom form of RFC 5321 with a local part in ASCII; plus-addresses are ordinary. Quoted local parts, comments, display names, address literals,
 * lists and invisible characters are refused: they are legal somewhere, but no person's address here. A local part outside ASCII (RFC 6531) is refused too, as most servers cannot take it.
 *
 * @param localPart what stands before the at sign, as typed
 * @param domain what stands behind it
 */
public record EmailAddress(String localPart, DomainName domain) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    /** Refuses anything but the normalised form. */
    public EmailAddress {
        Objects.requireNonNull(domain, "domain");
        if (!isLocalPart(localPart)) {
            throw new IllegalArgumentException("not a local part");
        }
    }

    /**
     * Normalises an address.
     *
     * @param typed the address as a person typed it; white space around it is dropped
     * @return the address, or empty where the text is not exactly one well-formed address
     */
    public static Optional<EmailAddress> parse(String typed) {
        if (typed == null || typed.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String trimmed = typed.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || !isLocalPart(trimmed.substring(0, at)) || hidesSomething(trimmed)) {
            return Optional.empty();
        }
        return DomainName.parse(trimmed.substring(at + 1))
                .map(domain -> new EmailAddress(trimmed.substring(0, at), domain))
                .filter(address -> address.toString().length() <= LONGEST);
    }

    /** Characters that normalising drops without a trace; the address as typed is shown to people, who would not see them either. Joiners are kept, so they may stand. */
    private static boolean hidesSomething(String text) {
        return text.codePoints()
                .anyMatch(point -> UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                        && !UCharacter.hasBinaryProperty(point, UProperty.JOIN_CONTROL));
    }

    private static boolean isLocalPart(String text) {
        return text != null
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL_PART
                && DOT_ATOM.matcher(text).matches();
    }

    /**
     * Gives the key by which two spellings are the same person's address: mail servers in practice ignore the case of the local part.
     *
     * @return the address in lower case
     */
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
