package org.guestflow.mail.bounce;

import java.util.List;
import java.util.Set;
import org.guestflow.shared.EmailAddress;

/**
 * A mail that a server says could not be delivered. Anybody can send such a report.
 *
 * @param reference what the mail carried in {@link #REFERENCE_HEADER}; empty where what was returned of it has none
 * @param failures for whom it failed for good
 */
public record ReturnedMail(String reference, List<Failure> failures) {

    /** The header by which a mail is known again. */
    public static final String REFERENCE_HEADER = "Guestflow-Notice";

    /**
     * A recipient whom the mail will not reach.
     *
     * @param recipients his address, and the one that it was sent to first where that is another (RFC 3464, sections 2.3.1 and 2.3.2)
     * @param diagnostic what the last server said, or else the status, as it stands in the report
     */
    public record Failure(Set<EmailAddress> recipients, String diagnostic) {

        /** Copies the set. */
        public Failure {
            recipients = Set.copyOf(recipients);
        }

        /**
         * Tells whether it is about an address.
         *
         * @param address the address
         * @return true where the report names it, in whatever case
         */
        public boolean isAbout(EmailAddress address) {
            return recipients.stream().anyMatch(named -> named.key().equals(address.key()));
        }
    }

    /** Copies the list. */
    public ReturnedMail {
        failures = List.copyOf(failures);
    }
}
