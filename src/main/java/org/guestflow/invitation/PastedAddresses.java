package org.guestflow.invitation;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as people paste them: {@code Name <a@b>; c@d}, one a line, or copied out of a mail's header. */
public final class PastedAddresses {

    private static final Pattern EDGES = Pattern.compile("^[\\s,]+|[\\s,]+$");

    /** Between people: what parts lines, and a comma that has an address before it; one inside a name has none. */
    private static final Pattern BETWEEN = Pattern.compile("[;\\r\\n\\t]+|(?<=[>@][^\\s,<>\"]{0,254}),");

    private PastedAddresses() {}

    /**
     * One pasted address.
     *
     * @param address the address as typed; not checked, so that what is no address gets its refusal by the rules
     * @param name the person's name; empty where only an address was given
     */
    public record Pasted(String address, Optional<String> name) {}

    /**
     * Reads what was pasted.
     *
     * @param text any text
     * @return the addresses in their order, each once, whatever the letters' case
     */
    public static List<Pasted> read(String text) {
        Map<String, Pasted> read = new LinkedHashMap<>();
        for (String piece : pieces(text)) {
            Pasted pasted = pasted(piece);
            read.putIfAbsent(pasted.address().toLowerCase(Locale.ROOT), pasted);
        }
        return List.copyOf(read.values());
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String piece : BETWEEN.split(text, -1)) {
            String stripped = EDGES.matcher(piece).replaceAll("");
            if (isListOfBareAddresses(stripped)) {
                pieces.addAll(List.of(stripped.split("[\\s,]+", -1)));
            } else if (!stripped.isEmpty()) {
                pieces.add(stripped);
            }
        }
        return pieces;
    }

    private static boolean isListOfBareAddresses(String piece) {
        return piece.indexOf('<') < 0
                && piece.indexOf('"') < 0
                && piece.chars().filter(c -> c == '@').count() > 1;
    }

    private static Pasted pasted(String piece) {
        if (piece.indexOf('<') < 0) {
            return new Pasted(piece, Optional.empty());
        }
        try {
            InternetAddress address = new InternetAddress(piece, false);
            return new Pasted(
                    address.getAddress(),
                    Optional.ofNullable(address.getPersonal())
                            .map(String::strip)
                            .filter(name -> !name.isEmpty()));
        } catch (AddressException noAddress) {
            return new Pasted(piece, Optional.empty());
        }
    }
}
