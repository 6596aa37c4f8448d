package org.guestflow.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** The users whom the current transaction has read, or who were read for it right before. Whatever changes or locks one ends it. That an address was nobody's may be over at any time; whoever brings its owner learns that from the insertion. */
@Component
class UserMemory {

    private final TransactionMemory<UserId, Optional<User>> byId = new TransactionMemory<>();
    private final TransactionMemory<String, Optional<User>> byMail = new TransactionMemory<>();

    Optional<User> find(UserId id, Supplier<Optional<User>> read) {
        return byId.get(id, () -> {
            Optional<User> user = read.get();
            user.ifPresent(found -> byMail.put(found.mail().key(), user));
            return user;
        });
    }

    /** Gives a user whom the transaction has read; empty where it has not, or there is none. */
    Optional<User> known(UserId id) {
        return byId.known(id).flatMap(user -> user);
    }

    Optional<User> findByMail(EmailAddress mail, Supplier<Optional<User>> read) {
        return byMail.get(mail.key(), () -> {
            Optional<User> user = read.get();
            user.ifPresent(found -> byId.put(found.id(), user));
            return user;
        });
    }

    /** Keeps a user whom this transaction has just inserted, by which nobody else is changed, or read in another way. */
    void keep(User user) {
        byId.put(user.id(), Optional.of(user));
        byMail.put(user.mail().key(), Optional.of(user));
    }

    /** Keeps who has been found by these addresses, and that the others belong to nobody. */
    void found(Collection<EmailAddress> wanted, Collection<User> users) {
        wanted.forEach(mail -> byMail.put(mail.key(), Optional.empty()));
        users.forEach(this::keep);
    }

    void forget() {
        byId.forget();
        byMail.forget();
    }
}
