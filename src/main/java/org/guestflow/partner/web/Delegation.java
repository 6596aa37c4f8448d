package org.guestflow.partner.web;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.PartnerUnreachable;

/** What a listing proves that was asked for with somebody's own token. */
public final class Delegation {

    /** How many users are asked for: enough that some have a mail address. */
    public static final int PROBE = 20;

    private static final int MORE_THAN_ONESELF = 2;

    private Delegation() {}

    /**
     * Tells whether an answer to the question for the first few users shows that the inquirer may list users. Being shown oneself only proves nothing, nor does an
     * empty list: Keycloak answers so to those who may ask for users but see none.
     *
     * @param inquirer who asked
     * @param answer what the server said
     * @param people whom it showed
     * @param asked what it was asked, for a person to read
     * @return whether the privilege is held
     */
    public static EnumerationPrivilege shown(
            Inquirer inquirer, Answer answer, Stream<PartnerPerson> people, String asked) {
        Map<String, Boolean> own = people.collect(Collectors.toMap(
                PartnerPerson::directoryId,
                person -> person.mail().key().equals(inquirer.mail().key()),
                Boolean::logicalOr));
        boolean others = own.size() >= MORE_THAN_ONESELF && own.containsValue(false);
        return new EnumerationPrivilege(
                answer.granted() && others,
                asked + " with the inviter's own token: status " + answer.status() + ", " + own.size()
                        + " users shown");
    }

    /**
     * Tells that somebody has not been asked to show anything.
     *
     * @return the privilege is not held
     */
    public static EnumerationPrivilege withoutToken() {
        return new EnumerationPrivilege(
                false, "The inviter has not connected the account at the partner, or the connection has ended.");
    }

    /**
     * Gives the inquirer's token.
     *
     * @param inquirer who asks
     * @return the token
     * @throws PartnerUnreachable where there is none
     */
    public static String token(Inquirer inquirer) {
        return inquirer.delegatedToken()
                .orElseThrow(() -> new PartnerUnreachable(withoutToken().evidence(), null));
    }
}
