package org.guestflow.graph.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.audit.AuditEntry;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.UserId;

/** The people of a page of events, all found with one query. */
final class AuditedPeople {

    private final Map<UserId, User> people;

    private AuditedPeople(Map<UserId, User> people) {
        this.people = people;
    }

    static AuditedPeople of(List<AuditEntry> events, Users users) {
        List<UserId> ids = events.stream()
                .flatMap(event -> Stream.of(event.actor(), event.objectId()))
                .distinct()
                .flatMap(text -> id(text).stream())
                .toList();
        return new AuditedPeople(users.findAll(ids));
    }

    DirectoryAuditResource.Person person(String id) {
        Optional<User> user = find(id);
        return new DirectoryAuditResource.Person(
                id,
                user.map(User::displayName).orElse(null),
                user.map(User::userPrincipalName).orElse(null));
    }

    /** Gives a user's name; null where it is no user's id, or he is gone. */
    String name(String id) {
        return find(id).map(User::displayName).orElse(null);
    }

    private Optional<User> find(String id) {
        return id(id).map(people::get);
    }

    private static Optional<UserId> id(String text) {
        try {
            return Optional.of(new UserId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
