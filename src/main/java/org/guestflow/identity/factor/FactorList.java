package org.guestflow.identity.factor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.FactorHolder;
import org.guestflow.identity.SecondFactor;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** All that a user has registered, of whatever kind. */
@Component
class FactorList {

    private static final int MOST = 10;

    private final JdbcAuthenticators authenticators;
    private final JdbcPasskeys passkeys;
    private final JdbcFactorHolders holders;
    private final Users users;

    FactorList(JdbcAuthenticators authenticators, JdbcPasskeys passkeys, JdbcFactorHolders holders, Users users) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.holders = holders;
        this.users = users;
    }

    List<SecondFactor> of(UserId user) {
        return Stream.concat(authenticators.registered(user).stream(), passkeys.registered(user).stream())
                .sorted(Comparator.comparing(SecondFactor::registeredAt))
                .toList();
    }

    Slice<FactorHolder> holders(Optional<String> text, Optional<String> after, int size) throws RuleViolation {
        Slice<JdbcFactorHolders.Row> page = holders.list(text, after, size);
        Map<UserId, User> people = users.findAll(
                page.items().stream().map(JdbcFactorHolders.Row::user).toList());
        return new Slice<>(
                page.items().stream()
                        .filter(row -> people.containsKey(row.user()))
                        .map(row -> new FactorHolder(people.get(row.user()), row.factors()))
                        .toList(),
                page.next());
    }

    void refuseBeyondMost(UserId user) throws RuleViolation {
        if (of(user).size() >= MOST) {
            throw new RuleViolation(
                    "TooManyFactors",
                    RuleViolation.Kind.CONFLICT,
                    "You have registered " + MOST + " second factors.",
                    "Remove one that you do not use any more.");
        }
    }
}
