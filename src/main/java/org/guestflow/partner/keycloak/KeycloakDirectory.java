package org.guestflow.partner.keycloak;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.LookUp;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.web.Answer;
import org.guestflow.partner.web.Delegation;
import org.guestflow.partner.web.FoundPeople;
import org.guestflow.partner.web.Trial;
import org.guestflow.partner.web.WebConversations;
import org.guestflow.partner.web.Words;
import org.guestflow.shared.EmailAddress;

/**
 * A realm of Keycloak. The realm itself says who may list its users: 403 to those without the roles {@code query-users} and {@code view-users}, an empty list to those
 * who have only the first.
 */
class KeycloakDirectory implements PartnerDirectory {

    private static final int ADDRESSES_IN_A_CONVERSATION = 100;
    private static final int MOST_SEARCHED = 100;

    /** In a search of Keycloak, stars stand for anything, quotation marks for exactly this, and a word with a colon for an attribute. No name begins with one. */
    private static final Pattern SYNTAX = Pattern.compile("[*\":%_\\\\]");

    private final KeycloakConnection settings;
    private final WebConversations conversations;

    KeycloakDirectory(KeycloakConnection settings, WebConversations conversations) {
        this.settings = settings;
        this.conversations = conversations;
    }

    @Override
    public EnumerationPrivilege privilegeOf(Inquirer inquirer) {
        return inquirer.delegatedToken().isEmpty()
                ? Delegation.withoutToken()
                : privilege(inquirer, talk(inquirer, users -> users.first(Delegation.PROBE)));
    }

    private EnumerationPrivilege privilege(Inquirer inquirer, Answer first) {
        return Delegation.shown(
                inquirer, first, KeycloakUsers.people(first), "GET users of the realm " + settings.realm());
    }

    @Override
    public LookUp lookUp(Inquirer inquirer, Collection<EmailAddress> addresses) {
        List<EmailAddress> all = List.copyOf(addresses);
        FoundPeople found = new FoundPeople(all);
        for (int from = 0; from < all.size(); from += ADDRESSES_IN_A_CONVERSATION) {
            List<EmailAddress> some = all.subList(from, Math.min(all.size(), from + ADDRESSES_IN_A_CONVERSATION));
            talk(
                            inquirer,
                            users -> some.stream()
                                    .flatMap(address -> KeycloakUsers.people(users.withAddress(address)))
                                    .toList())
                    .forEach(found::add);
        }
        return new LookUp(
                found.people(), "GET users of the realm " + settings.realm() + " with email=address&exact=true");
    }

    @Override
    public List<PartnerPerson> search(Inquirer inquirer, String text, int most) {
        Optional<String> typed =
                Words.typed(text).filter(value -> !SYNTAX.matcher(value).find());
        if (typed.isEmpty()) {
            return List.of();
        }
        return KeycloakUsers.people(talk(inquirer, users -> users.beginning(typed.get(), MOST_SEARCHED)))
                .filter(PartnerPerson::active)
                .sorted(Comparator.comparing(PartnerPerson::displayName))
                .limit(most)
                .toList();
    }

    @Override
    public ConnectionReport test(Inquirer inquirer) {
        return Trial.of(
                settings.baseUrl(),
                trial -> talk(inquirer, users -> {
                    Answer first = users.first(MOST_SEARCHED);
                    if (trial.answered(first)) {
                        trial.told(privilege(inquirer, first));
                        trial.found(KeycloakUsers.people(first).count());
                    }
                    return trial.report();
                }));
    }

    private <T> T talk(Inquirer inquirer, Function<KeycloakUsers, T> conversation) {
        return conversations.talk(
                settings.baseUrl(),
                settings.baseUrl().getHost(),
                Delegation.token(inquirer),
                server -> conversation.apply(new KeycloakUsers(settings, server)));
    }
}
