package org.guestflow.partner.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.GraphConnection;
import org.guestflow.partner.Inquirer;
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

/** A directory behind Microsoft Graph. It says itself who may list its users: 403 to those without a permission such as {@code User.ReadBasic.All}. */
class GraphDirectory implements PartnerDirectory {

    /** Microsoft's directory takes 15 comparisons in a filter, and each address needs two. */
    private static final int ADDRESSES_AT_ONCE = 7;

    private static final int ADDRESSES_IN_A_CONVERSATION = 20 * ADDRESSES_AT_ONCE;
    private static final int ON_A_PAGE = 100;

    private final GraphConnection settings;
    private final WebConversations conversations;

    GraphDirectory(GraphConnection settings, WebConversations conversations) {
        this.settings = settings;
        this.conversations = conversations;
    }

    @Override
    public EnumerationPrivilege privilegeOf(Inquirer inquirer) {
        return inquirer.delegatedToken().isEmpty()
                ? Delegation.withoutToken()
                : privilege(inquirer, talk(inquirer, users -> users.first(Delegation.PROBE)));
    }

    private static EnumerationPrivilege privilege(Inquirer inquirer, Answer first) {
        return Delegation.shown(inquirer, first, GraphUsers.people(first), "GET /users");
    }

    @Override
    public LookUp lookUp(Inquirer inquirer, Collection<EmailAddress> addresses) {
        List<EmailAddress> all = List.copyOf(addresses);
        FoundPeople found = new FoundPeople(all);
        for (List<EmailAddress> some : pieces(all, ADDRESSES_IN_A_CONVERSATION)) {
            talk(
                            inquirer,
                            users -> pieces(some, ADDRESSES_AT_ONCE).stream()
                                    .flatMap(few -> users.withAddresses(few, ON_A_PAGE).stream())
                                    .toList())
                    .forEach(found::add);
        }
        return new LookUp(found.people(), Words.query("GET /users with " + GraphUsers.filter(all)));
    }

    private static List<List<EmailAddress>> pieces(List<EmailAddress> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)))
                .toList();
    }

    @Override
    public List<PartnerPerson> search(Inquirer inquirer, String text, int most) {
        Optional<String> typed = Words.typed(text);
        if (typed.isEmpty()) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        return GraphUsers.people(talk(inquirer, users -> users.beginning(typed.get(), ON_A_PAGE)))
                .filter(PartnerPerson::active)
                .filter(person -> seen.add(person.directoryId()))
                .sorted(Comparator.comparing(PartnerPerson::displayName))
                .limit(most)
                .toList();
    }

    @Override
    public ConnectionReport test(Inquirer inquirer) {
        return Trial.of(
                settings.baseUrl(),
                trial -> talk(inquirer, users -> {
                    Answer first = users.first(ON_A_PAGE);
                    if (trial.answered(first)) {
                        trial.told(privilege(inquirer, first));
                        trial.found(GraphUsers.people(first)
                                .map(PartnerPerson::directoryId)
                                .distinct()
                                .count());
                    }
                    return trial.report();
                }));
    }

    private <T> T talk(Inquirer inquirer, Function<GraphUsers, T> conversation) {
        return conversations.talk(
                settings.baseUrl(),
                settings.baseUrl().getHost(),
                Delegation.token(inquirer),
                server -> conversation.apply(new GraphUsers(settings.baseUrl(), server)));
    }
}
