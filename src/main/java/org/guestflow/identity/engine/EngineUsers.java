package org.guestflow.identity.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.guestflow.directory.User;
import org.guestflow.directory.UserFilter;
import org.guestflow.directory.UserType;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** The members of the directory as users of the engine, by their addresses. Guests and blocked accounts are no users of the engine. */
@Component
class EngineUsers {

    /** Whom the engine may see at all. */
    static final UserFilter MEMBERS =
            UserFilter.EVERYBODY.ofType(UserType.MEMBER).notBlockedOnly();

    private final Users users;

    EngineUsers(Users users) {
        this.users = users;
    }

    Optional<User> find(String id) {
        return EmailAddress.parse(id)
                .flatMap(users::findByMail)
                .filter(EngineUsers::isSeen)
                .filter(user -> user.mail().toString().equals(id));
    }

    static boolean isSeen(User user) {
        return user.isMember() && user.isActive();
    }

    static UserEntity entity(User user) {
        UserEntity entity = new UserEntity(user.mail().toString());
        // Names do not divide into a first and a last one everywhere; the engine shows both parts, one after the other.
        entity.setFirstName(user.displayName());
        entity.setLastName("");
        entity.setEmail(user.mail().toString());
        return entity;
    }
}
