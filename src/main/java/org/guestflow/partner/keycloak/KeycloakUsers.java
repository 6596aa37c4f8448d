package org.guestflow.partner.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.web.Answer;
import org.guestflow.partner.web.Question;
import org.guestflow.partner.web.WebServer;
import org.guestflow.partner.web.Words;
import org.guestflow.shared.EmailAddress;

/** The users of a realm, as its admin API lists them. */
class KeycloakUsers {

    private final KeycloakConnection settings;
    private final WebServer server;

    KeycloakUsers(KeycloakConnection settings, WebServer server) {
        this.settings = settings;
        this.server = server;
    }

    Answer first(int most) {
        return server.get(users(most));
    }

    Answer withAddress(EmailAddress address) {
        return server.get(users(2).with("email", address).with("exact", true));
    }

    Answer beginning(String text, int most) {
        return server.get(users(most).with("search", text));
    }

    private Question users(int most) {
        return Question.at(settings.baseUrl(), "admin", "realms", settings.realm(), "users")
                .with("first", 0)
                .with("max", most);
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
