package org.guestflow.mail.smtp;

import java.util.regex.Pattern;
import org.guestflow.shared.EmailAddress;

/** Makes what a mail server says fit to be kept and shown: one short line without addresses and links. */
public final class ServerWords {

    private static final int LONGEST = 200;
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?|ftp)://\\S*|\\bwww\\.\\S+");
    private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]+");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private ServerWords() {}

    /**
     * Makes one line.
     *
     * @param said what the server said; null where it said nothing
     * @param recipient whose address must not stand in it, nor its local part
     * @return at most 200 printable ASCII characters
     */
    public static String of(String said, EmailAddress recipient) {
        if (said == null) {
            return "";
        }
        Pattern localPart =
                Pattern.compile("(?i)(?<![a-z0-9])" + Pattern.quote(recipient.localPart()) + "(?![a-z0-9])");
        String line = UNPRINTABLE.matcher(said).replaceAll(" ");
        line = LINK.matcher(line).replaceAll("(link)");
        line = ADDRESS.matcher(line).replaceAll("(address)");
        line = localPart.matcher(line).replaceAll("(address)");
        line = SPACES.matcher(line).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
