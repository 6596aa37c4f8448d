package org.guestflow.partner;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.guestflow.directory.User;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Service;

/** The people of the partners' directories, asked live (behaviour.md section 5). Never called inside a request's transaction: an answer may take its time. */
@Service
public class PartnerPeople {

    private final Map<Class<?>, ConnectionKind<?>> kinds;
    private final PartnerCalls calls;
    private final PartnerMeters meters;
    private final DelegatedTokens tokens;

    PartnerPeople(List<ConnectionKind<?>> kinds, PartnerCalls calls, PartnerMeters meters, DelegatedTokens tokens) {
        this.calls = calls;
        this.meters = meters;
        this.tokens = tokens;
        this.kinds = kinds.stream().collect(Collectors.toMap(ConnectionKind::settings, Function.identity()));
    }

    /**
     * Asks a partner's directory whether a user may list its people.
     *
     * @param partner a partner with a connection
     * @param user who asks
     * @return what the directory says now
     * @throws PartnerUnreachable where it cannot be asked
     */
    public EnumerationPrivilege privilegeOf(Partner partner, User user) {
        return ask(partner, "privilege", () -> directoryOf(partner).privilegeOf(inquirer(partner, user)));
    }

    /**
     * Looks for people in a partner's directory by their addresses.
     *
     * @param partner a partner with a connection
     * @param user on whose behalf
     * @param addresses whom to look for
     * @return those found, the switched-off ones too
     * @throws PartnerUnreachable where the directory cannot be asked
     */
    public LookUp lookUp(Partner partner, User user, Collection<EmailAddress> addresses) {
        return ask(partner, "lookUp", () -> directoryOf(partner).lookUp(inquirer(partner, user), addresses));
    }

    /**
     * Looks for people in a partner's directory by the beginning of a name or an address.
     *
     * @param partner a partner with a connection
     * @param user on whose behalf
     * @param text what was typed
     * @param most how many to give at most
     * @return active people, ordered by name
     * @throws PartnerUnreachable where the directory cannot be asked
     */
    public List<PartnerPerson> search(Partner partner, User user, String text, int most) {
        return ask(partner, "search", () -> directoryOf(partner).search(inquirer(partner, user), text, most));
    }

    /**
     * Tries a partner's connection.
     *
     * @param partner a partner with a connection
     * @param user on whose behalf
     * @return what was seen, failures included
     */
    public ConnectionReport test(Partner partner, User user) {
        return directoryOf(partner).test(inquirer(partner, user));
    }

    private <T> T ask(Partner partner, String question, Supplier<T> asking) {
        return meters.ask(partner, question, () -> calls.call(partner.id(), asking));
    }

    private Inquirer inquirer(Partner partner, User user) {
        return new Inquirer(user.mail(), tokens.find(user.id(), partner.id()));
    }

    private PartnerDirectory directoryOf(Partner partner) {
        Connection connection = partner.connection()
                .orElseThrow(() -> new IllegalStateException("partner " + partner.id() + " has no connection"));
        return directory(kinds.get(connection.getClass()), connection);
    }

    private static <C extends Connection> PartnerDirectory directory(ConnectionKind<C> kind, Connection connection) {
        return kind.directory(kind.settings().cast(connection));
    }
}
