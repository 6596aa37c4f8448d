package org.guestflow.identity;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.IdentityRefused.Reason;
import org.guestflow.shared.UserId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which identity at an organisation's provider is which account. The first time the verified address decides, from then on issuer and subject alone: an address can be given to somebody else, a
 * subject cannot (OpenID Connect Core 1.0, section 5.7).
 */
@Service
@Transactional(rollbackFor = IdentityRefused.class)
public class IdentityLinks {

    private final JdbcIdentityLinks links;
    private final Users users;
    private final AuditTrail audit;
    private final Clock clock;

    IdentityLinks(JdbcIdentityLinks links, Users users, AuditTrail audit, Clock clock) {
        this.links = links;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Finds the account of somebody who signs in, and links it where it is the first time.
     *
     * @param identity who the provider says it is
     * @param belongs whether an account is one that this provider may speak for
     * @return the account
     * @throws IdentityRefused where there is none, or it is another identity's; nothing is linked then
     */
    public User signIn(ProvenIdentity identity, Predicate<User> belongs) throws IdentityRefused {
        if (identity.mail().isEmpty()) {
            throw new IdentityRefused(Reason.ADDRESS_NOT_VERIFIED);
        }
        User user = account(identity, belongs);
        record(user.id(), "Sign in", Map.of("method", "OpenID Connect", "issuer", identity.issuer()));
        return user;
    }

    /**
     * Finds the account of somebody on whose behalf a program calls, and links it where it is the first time. A call is no sign-in and is not recorded as one.
     *
     * @param identity who the issuer of the program's token says it is; the address may be missing where the account is linked already
     * @param belongs whether an account is one that this issuer may speak for
     * @return the account
     * @throws IdentityRefused where there is none, or it is another identity's; nothing is linked then
     */
    public User recognise(ProvenIdentity identity, Predicate<User> belongs) throws IdentityRefused {
        if (identity.mail().isEmpty()
                && links.find(identity.issuer(), identity.subject()).isEmpty()) {
            throw new IdentityRefused(Reason.ADDRESS_NOT_VERIFIED);
        }
        return account(identity, belongs);
    }

    private User account(ProvenIdentity identity, Predicate<User> belongs) throws IdentityRefused {
        Optional<UserId> known = links.find(identity.issuer(), identity.subject());
        User user = known.flatMap(users::find)
                .or(() -> known.isPresent() ? Optional.empty() : identity.mail().flatMap(users::findByMail))
                .filter(CurrentUser::maySignIn)
                .filter(belongs)
                .orElseThrow(() -> new IdentityRefused(Reason.NO_ACCOUNT));
        if (known.isEmpty()) {
            link(user.id(), identity);
        }
        return user;
    }

    /**
     * Makes sure that an identity is nobody else's and that an account has no other one.
     *
     * @param account the account; empty where there is none yet
     * @param identity who the provider says it is
     * @throws IdentityRefused with {@link Reason#OTHER_IDENTITY} where the two do not go together
     */
    @Transactional(readOnly = true)
    public void check(Optional<UserId> account, ProvenIdentity identity) throws IdentityRefused {
        Optional<UserId> known = links.find(identity.issuer(), identity.subject());
        boolean others = known.isPresent() && !known.equals(account);
        boolean linkedElsewhere = known.isEmpty() && account.filter(links::has).isPresent();
        if (others || linkedElsewhere) {
            throw new IdentityRefused(Reason.OTHER_IDENTITY);
        }
    }

    /**
     * Links an account with an identity. Does nothing where it is linked with this one.
     *
     * @param account the account
     * @param identity who has proven to be its owner
     * @throws IdentityRefused with {@link Reason#OTHER_IDENTITY} where one of the two is linked otherwise
     */
    public void link(UserId account, ProvenIdentity identity) throws IdentityRefused {
        check(Optional.of(account), identity);
        if (links.has(account)) {
            return;
        }
        try {
            links.insert(identity.issuer(), identity.subject(), account, clock.instant());
        } catch (DuplicateKeyException atTheSameMoment) {
            throw new IdentityRefused(Reason.OTHER_IDENTITY);
        }
        record(account, "Link identity", Map.of("issuer", identity.issuer(), "subject", identity.subject()));
    }

    /**
     * Tells at which provider an account is used.
     *
     * @param account the account
     * @return the provider's identifier; empty for an account that is linked with no identity
     */
    @Transactional(readOnly = true)
    public Optional<String> issuerOf(UserId account) {
        return links.issuerOf(account);
    }

    /**
     * Tells with which identity an account is used.
     *
     * @param account the account
     * @return the link; empty for an account that is linked with no identity
     */
    @Transactional(readOnly = true)
    public Optional<IdentityLink> of(UserId account) {
        return links.of(account);
    }

    /**
     * Takes an account's link away: whoever signs in next with its verified address gets it. Does nothing where there is none.
     *
     * @param account the account
     * @param actor the administrator who has made sure whose it is
     */
    public void unlink(UserId account, UserId actor) {
        Optional<String> issuer = links.issuerOf(account);
        if (issuer.isPresent()) {
            links.delete(account);
            audit.record(new AuditEvent(
                    actor.toString(),
                    "Unlink identity",
                    "User",
                    account.toString(),
                    null,
                    Map.of("issuer", issuer.get()),
                    Map.of()));
        }
    }

    private void record(UserId user, String action, Map<String, String> facts) {
        String id = user.toString();
        audit.record(new AuditEvent(id, action, "User", id, null, Map.of(), facts));
    }
}
