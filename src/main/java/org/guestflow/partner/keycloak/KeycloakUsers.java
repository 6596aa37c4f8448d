package org.guestflow.partner.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.rest.Answer;
import org.guestflow.partner.rest.WebServer;
import org.guestflow.partner.rest.Words;
import org.guestflow.shared.EmailAddress;
import org.springframework.web.util.UriComponentsBuilder;

/** The users of a realm, as its admin API lists them. */
class KeycloakUsers {

    private final KeycloakConnection settings;
    private final WebServer server;

    KeycloakUsers(KeycloakConnection settings, WebServer server) {
        this.settings = settings;
        this.server = server;
    }

    Answer first(int most) {
        return server.get(users().queryParam("first", 0)
                .queryParam("max", most)
                .encode()
                .buildAndExpand(settings.realm())
                .toUri());
    }

    Answer withAddress(EmailAddress address) {
        return server.get(asked("email", 2)
                .queryParam("exact", true)
                .encode()
                .buildAndExpand(settings.realm(), address.toString())
                .toUri());
    }

    Answer beginning(String text, int most) {
        return server.get(asked("search", most)
                .encode()
                .buildAndExpand(settings.realm(), text)
                .toUri());
    }

    private UriComponentsBuilder asked(String parameter, int most) {
        return users().queryParam(parameter, "{value}").queryParam("first", 0).queryParam("max", most);
    }

    private UriComponentsBuilder users() {
        return UriComponentsBuilder.fromUri(settings.baseUrl()).pathSegment("admin", "realms", "{realm}", "users");
    }

    /** Gives the users of an answer; none where the server refused it. */
    static Stream<PartnerPerson> people(Answer answer) {
        return Answer.elements(answer.body()).flatMap(user -> person(user).stream());
    }

    private static Optional<PartnerPerson> person(JsonNode user) {
        return Answer.text(user, "id")
                .flatMap(id -> Answer.text(user, "email")
                        .flatMap(EmailAddress::parse)
                        .map(mail -> new PartnerPerson(
                                id, mail, name(user, mail), user.path("enabled").asBoolean(false), language(user))));
    }

    private static String name(JsonNode user, EmailAddress otherwise) {
        String name = Stream.of("firstName", "lastName")
                .flatMap(part -> Answer.text(user, part).stream())
                .reduce("", (one, other) -> one + " " + other)
                .trim();
        return Words.name(name.isEmpty() ? otherwise.toString() : name);
    }

    private static Optional<String> language(JsonNode user) {
        return Words.language(Answer.elements(user.path("attributes"), "locale")
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst());
    }
}
