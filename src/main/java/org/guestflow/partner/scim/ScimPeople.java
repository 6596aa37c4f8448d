package org.guestflow.partner.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.web.Answer;
import org.guestflow.partner.web.Words;
import org.guestflow.shared.EmailAddress;

/** Reads users as SCIM's core schema has them (RFC 7643 section 4.1). */
final class ScimPeople {

    private ScimPeople() {}

    /** Gives a user once for each address: those of the mailboxes, and the user name where that is one. */
    static Stream<PartnerPerson> persons(JsonNode user) {
        return Stream.concat(mails(user), Answer.text(user, "userName").stream())
                .flatMap(text -> EmailAddress.parse(text).stream())
                .distinct()
                .map(address -> new PartnerPerson(
                        Answer.text(user, "id").orElseThrow(),
                        address,
                        Words.name(name(user).orElse(address.toString())),
                        isActive(user),
                        Words.language(Answer.text(user, "preferredLanguage"))));
    }

    /** The main mailbox first. */
    private static Stream<String> mails(JsonNode user) {
        return Stream.concat(
                Answer.elements(user, "emails")
                        .filter(mail -> mail.path("primary").booleanValue())
                        .flatMap(mail -> Answer.text(mail, "value").stream()),
                Answer.elements(user, "emails").flatMap(mail -> Answer.text(mail, "value").stream()));
    }

    /** A user of whom the server says nothing is active, as the common servers mean it. */
    static boolean isActive(JsonNode user) {
        return user.path("active").asBoolean(true);
    }

    /** Whether the user's own entry names a group or a role. */
    static boolean holds(JsonNode user, String name) {
        return Stream.of("groups", "roles")
                .flatMap(field -> Answer.elements(user, field))
                .anyMatch(held -> isNamed(held, "display", name) || isNamed(held, "value", name));
    }

    private static boolean isNamed(JsonNode held, String field, String name) {
        return Answer.text(held, field).filter(name::equals).isPresent();
    }

    private static Optional<String> name(JsonNode user) {
        return Answer.text(user, "displayName")
                .or(() -> Answer.text(user.path("name"), "formatted"))
                .or(() -> Optional.of(Stream.of("givenName", "familyName")
                                .flatMap(part -> Answer.text(user.path("name"), part).stream())
                                .reduce("", (one, other) -> one + " " + other)
                                .trim())
                        .filter(text -> !text.isEmpty()));
    }
}
