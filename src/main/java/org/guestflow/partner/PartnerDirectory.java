package org.guestflow.partner;

import java.util.Collection;
import java.util.List;
import org.guestflow.shared.EmailAddress;

/** A partner's directory, reached over one connection. Every call asks the directory itself; nothing is remembered. */
public interface PartnerDirectory {

    /**
     * Asks whether somebody may list the directory's users.
     *
     * @param inquirer who
     * @return what the directory says now
     * @throws PartnerUnreachable where it cannot be asked
     */
    EnumerationPrivilege privilegeOf(Inquirer inquirer);

    /**
     * Looks for people by their addresses.
     *
     * @param inquirer on whose behalf
     * @param addresses whom to look for; each is a value and never part of a filter's syntax
     * @return those found, the switched-off ones too
     * @throws PartnerUnreachable where the directory cannot be asked
     */
    LookUp lookUp(Inquirer inquirer, Collection<EmailAddress> addresses);

    /**
     * Looks for people by the beginning of a name or an address.
     *
     * @param inquirer on whose behalf
     * @param text what was typed
     * @param most how many to give at most
     * @return active people, ordered by name
     * @throws PartnerUnreachable where the directory cannot be asked
     */
    List<PartnerPerson> search(Inquirer inquirer, String text, int most);

    /**
     * Tries the connection.
     *
     * @param inquirer on whose behalf; with a connection that uses delegated tokens nothing can be listed without one
     * @return what was seen, failures included
     */
    ConnectionReport test(Inquirer inquirer);
}
