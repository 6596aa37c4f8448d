package org.guestflow.partner.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.web.Answer;
import org.guestflow.partner.web.Question;
import org.guestflow.partner.web.WebServer;
import org.guestflow.partner.web.Words;
import org.guestflow.shared.EmailAddress;

/** The users that Microsoft Graph lists. Values stand in quotation marks, with those of their own doubled (OData 4.01, section 5.1.1.6.1 of the URL conventions). */
class GraphUsers {

    private static final String SELECTED =
            "id,displayName,mail,userPrincipalName,accountEnabled,preferredLanguage,givenName,surname";
    private static final String FILTER = "$filter";
    private static final int MOST_PAGES = 20;

    private final URI base;
    private final WebServer server;

    GraphUsers(URI base, WebServer server) {
        this.base = base;
        this.server = server;
    }

    Answer first(int most) {
        return server.get(users(most));
    }

    Answer beginning(String text, int most) {
        String filter = Stream.of("displayName", "givenName", "surname", "mail", "userPrincipalName")
                .map(property -> "startswith(" + property + "," + quoted(text) + ")")
                .collect(Collectors.joining(" or "));
        return server.get(users(most).with(FILTER, filter));
    }

    /** Gives everybody with one of the addresses, from all pages; nobody where the server refuses. */
    List<PartnerPerson> withAddresses(Collection<EmailAddress> addresses, int onAPage) {
        Answer page = server.get(users(onAPage).with(FILTER, filter(addresses)));
        List<PartnerPerson> people = new ArrayList<>(people(page).toList());
        Set<URI> asked = new HashSet<>();
        for (Optional<URI> next = next(page); next.isPresent(); next = next(page)) {
            if (!asked.add(next.get())) {
                throw new PartnerUnreachable("The server repeats what it has answered already.", null);
            }
            if (asked.size() > MOST_PAGES) {
                throw new PartnerUnreachable("The server's list does not come to an end.", null);
            }
            page = server.get(next.get());
            people(page).forEach(people::add);
        }
        return people;
    }

    private Optional<URI> next(Answer page) {
        return Answer.text(page.body(), "@odata.nextLink").map(this::checked);
    }

    static String filter(Collection<EmailAddress> addresses) {
        return addresses.stream()
                .map(address -> quoted(address.toString()))
                .map(address -> "mail eq " + address + " or userPrincipalName eq " + address)
                .collect(Collectors.joining(" or "));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private Question users(int most) {
        return Question.at(base, "users").with("$top", most).with("$select", SELECTED);
    }

    /** The token goes to the server of the connection and to no other that an answer names. */
    private URI checked(String link) {
        try {
            URI next = URI.create(link);
            if (Objects.equals(next.getScheme(), base.getScheme())
                    && Objects.equals(next.getRawAuthority(), base.getRawAuthority())) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new PartnerUnreachable("The server's link to the next page is none.", e);
        }
        throw new PartnerUnreachable("The server's next page is at another server, which is not followed.", null);
    }

    /** Gives the users of an answer, once for each address: the mailbox's and, where it is another, the name to sign in. */
    static Stream<PartnerPerson> people(Answer answer) {
        return Answer.elements(answer.body(), "value").flatMap(GraphUsers::persons);
    }

    private static Stream<PartnerPerson> persons(JsonNode user) {
        Optional<String> id = Answer.text(user, "id");
        return Stream.of("mail", "userPrincipalName")
                .flatMap(property -> Answer.text(user, property).stream())
                .flatMap(text -> EmailAddress.parse(text).stream())
                .distinct()
                .filter(mail -> id.isPresent())
                .map(mail -> new PartnerPerson(
                        id.orElseThrow(),
                        mail,
                        Words.name(Answer.text(user, "displayName").orElse(mail.toString())),
                        user.path("accountEnabled").asBoolean(false),
                        Words.language(Answer.text(user, "preferredLanguage"))));
    }
}
