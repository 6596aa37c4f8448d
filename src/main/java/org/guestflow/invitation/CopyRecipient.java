package org.guestflow.invitation;

import java.util.Optional;
import org.guestflow.shared.EmailAddress;

/**
 * Who gets a copy of the invitation's mail. The copy shows the link as the invited person's mail does, and whoever reads it can open the first page; to go on takes a passcode, which
 * goes to the invited address alone, or a sign-in with that address. In the mail's header stands the address; the name is for the request.
 *
 * @param address the address
 * @param name the name as given
 */
public record CopyRecipient(EmailAddress address, Optional<String> name) {

    /**
     * Names the recipient for people.
     *
     * @return name and address, or the address alone
     */
    public String shown() {
        return name.map(given -> given + " (" + address + ")").orElseGet(address::toString);
    }
}
