package org.guestflow.partner.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
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
import org.guestflow.partner.rest.Answer;
import org.guestflow.partner.rest.WebServer;
import org.guestflow.partner.rest.Words;
import org.guestflow.shared.EmailAddress;
import org.springframework.web.util.UriComponentsBuilder;

/** The users that Microsoft Graph lists. Values stand in quotation marks, with those of their own doubled (OData 4.01, section 5.1.1.6.1 of the URL conventions). */
class GraphUsers {

    private static final String SELECTED =
            "id,displayName,mail,userPrincipalName,accountEnabled,preferredLanguage,givenName,surname";
    private static final int MOST_PAGES = 20;

    private final URI base;
    private final WebServer server;

    GraphUsers(URI base, WebServer server) {
        this.base = base;
        this.server = server;
    }

    Answer first(int most) {
        return server.get(users(most).encode().build().toUri());
    }

    Answer beginning(String text, int most) {
        String filter = Stream.of("displayName", "givenName", "surname", "mail", "userPrincipalName")
                .map(property -> "startswith(" + property + "," + quoted(text) + ")")
                .collect(Collectors.joining(" or "));
        return server.get(filtered(filter, most));
    }

    /** Gives everybody with one of the addresses, from all pages; nobody where the server refuses. */
    List<PartnerPerson> withAddresses(Collection<EmailAddress> addresses, int onAPage) {
        URI next = filtered(filter(addresses), onAPage);
        Set<URI> asked = new HashSet<>();
        Stream<PartnerPerson> people = Stream.empty();
        while (next != null) {
            if (!asked.add(next) || asked.size() > MOST_PAGES) {
                throw new PartnerUnreachable("The server's pages do not end.", null);
            }
            Answer page = server.get(next);
            people = Stream.concat(people, people(page).toList().stream());
            next = Answer.text(page.body(), "@odata.nextLink")
                    .map(this::checked)
                    .orElse(null);
        }
        return people.toList();
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

    private URI filtered(String filter, int most) {
        return users(most)
                .queryParam("$filter", "{filter}")
                .encode()
                .buildAndExpand(filter)
                .toUri();
    }

    private UriComponentsBuilder users(int most) {
        return UriComponentsBuilder.fromUri(base)
                .pathSegment("users")
                .queryParam("$top", most)
                .queryParam("$select", SELECTED);
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
        throw new PartnerUnreachable("The server's next page is at another server.", null);
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
