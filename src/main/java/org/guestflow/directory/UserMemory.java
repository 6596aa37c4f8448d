package org.guestflow.directory;

import java.util.Optional;
import java.util.function.Supplier;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** The users whom the current transaction has read. Whatever changes or locks one ends it. That an address was nobody's is not kept: another transaction may bring its owner at any time. */
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

    Optional<User> findByMail(EmailAddress mail, Supplier<Optional<User>> read) {
        return byMail.known(mail.key()).orElseGet(() -> {
            Optional<User> user = read.get();
            user.ifPresent(this::read);
            return user;
        });
    }

    /** Keeps a user whom this transaction has just inserted; nobody else is changed by that. */
    void inserted(User user) {
        read(user);
    }

    /** Keeps a user whom this transaction has just read in another way. */
    void read(User user) {
        byId.put(user.id(), Optional.of(user));
        byMail.put(user.mail().key(), Optional.of(user));
    }

    void forget() {
        byId.forget();
        byMail.forget();
    }
}
