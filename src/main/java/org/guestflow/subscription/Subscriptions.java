package org.guestflow.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Subscriptions to changes: made, renewed and ended by their owners and by administrators. Everybody else is told that there is none. */
@Service
public class Subscriptions {

    private static final int REMOVED_AT_ONCE = 500;

    private final JdbcSubscriptions subscriptions;
    private final TermsReader terms;
    private final Audience audience;
    private final Handshake handshake;
    private final Secrets secrets;
    private final SubscriptionJournal journal;
    private final Users users;
    private final WebhookSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    Subscriptions(
            JdbcSubscriptions subscriptions,
            TermsReader terms,
            Audience audience,
            Handshake handshake,
            Secrets secrets,
            SubscriptionJournal journal,
            Users users,
            WebhookSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.audience = audience;
        this.handshake = handshake;
        this.secrets = secrets;
        this.journal = journal;
        this.users = users;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Makes a subscription, once its receiver has shown that it wants notifications. That is waited for without a transaction.
     *
     * @param owner whose it becomes
     * @param asked what is asked for
     * @return the subscription, with what is told this once
     * @throws RuleViolation {@code ResourceNotSupported}, {@code ChangeTypeInvalid}, {@code NotificationUrlInvalid}, {@code NotificationUrlRefused},
     *     {@code ClientStateInvalid}, {@code ExpirationDateTimeInvalid}; {@code AdministratorOnly}, {@code UnknownUser}, {@code UnknownInvitation} where the owner may not
     *     know of the changes; {@code TooManySubscriptions}; {@code ValidationUnderWay}, {@code ValidationError} where the receiver does not answer as it must. Nothing is
     *     stored then.
     */
    public OpenedSubscription create(User owner, NewSubscription asked) throws RuleViolation {
        Terms agreed = terms.read(asked);
        audience.requireRight(owner, agreed.resource());
        if (!hasRoom(owner.id())) {
            throw tooMany();
        }
        handshake.require(owner.id(), agreed.notificationUrl());
        Optional<OpenedSubscription> opened =
                transaction.execute(status -> users.hold(owner.id()) && hasRoom(owner.id())
                        ? Optional.of(store(owner.id(), agreed))
                        : Optional.empty());
        return opened.orElseThrow(this::tooMany);
    }

    private boolean hasRoom(UserId owner) {
        return subscriptions.of(owner, now()).size() < settings.perOwner();
    }

    private OpenedSubscription store(UserId owner, Terms agreed) {
        UUID id = UUID.randomUUID();
        String signingKey = secrets.newSigningKey();
        subscriptions.insert(
                id,
                owner,
                agreed,
                agreed.clientState()
                        .map(state -> secrets.sealedState(id, state))
                        .orElse(null),
                secrets.sealedKey(id, signingKey),
                now());
        Subscription stored = subscriptions.find(id, now()).orElseThrow();
        journal.created(stored);
        return new OpenedSubscription(stored, agreed.clientState(), signingKey);
    }

    private RuleViolation tooMany() {
        return new RuleViolation(
                "TooManySubscriptions",
                RuleViolation.Kind.FORBIDDEN,
                "You have " + settings.perOwner() + " subscriptions, which is as many as one may have.",
                "Delete those that are not needed any more.");
    }

    /**
     * Lists subscriptions that have not expired.
     *
     * @param reader who asks
     * @return the reader's own; an administrator's list has everybody's
     */
    @Transactional(readOnly = true)
    public List<Subscription> list(User reader) {
        return reader.isAdministrator() ? subscriptions.all(now()) : subscriptions.of(reader.id(), now());
    }

    /**
     * Gives a subscription.
     *
     * @param id its id
     * @param reader its owner or an administrator
     * @return the subscription
     * @throws RuleViolation {@code UnknownSubscription} for anybody else, and where it has expired
     */
    @Transactional(readOnly = true)
    public Subscription get(UUID id, User reader) throws RuleViolation {
        return require(id, reader);
    }

    /**
     * Renews a subscription.
     *
     * @param id its id
     * @param expirationDateTime until when from now on, ISO 8601
     * @param actor its owner or an administrator
     * @return the subscription as it is now
     * @throws RuleViolation {@code UnknownSubscription}, {@code ExpirationDateTimeInvalid}
     */
    @Transactional
    public Subscription renew(UUID id, Optional<String> expirationDateTime, User actor) throws RuleViolation {
        Subscription before = require(id, actor);
        Instant end = terms.end(expirationDateTime);
        if (!subscriptions.renew(id, end, now())) {
            throw unknown();
        }
        Subscription after = subscriptions.find(id, now()).orElseThrow(Subscriptions::unknown);
        journal.renewed(before, after, actor.id());
        return after;
    }

    /**
     * Ends a subscription. What it has not been told yet is told no more.
     *
     * @param id its id
     * @param actor its owner or an administrator
     * @throws RuleViolation {@code UnknownSubscription}
     */
    @Transactional
    public void delete(UUID id, User actor) throws RuleViolation {
        Subscription subscription = require(id, actor);
        if (!subscriptions.delete(id)) {
            throw unknown();
        }
        journal.deleted(subscription, actor.id());
    }

    /** Removes subscriptions that have expired, the oldest first, not too many in one transaction; they have been told nothing since. */
    @Transactional
    public void removeExpired() {
        subscriptions
                .deleteExpired(now(), REMOVED_AT_ONCE)
                .forEach(expired -> journal.deletedBySystem(expired, "It has expired."));
    }

    private Subscription require(UUID id, User actor) throws RuleViolation {
        return subscriptions
                .find(id, now())
                .filter(found -> actor.isAdministrator() || found.owner().equals(actor.id()))
                .orElseThrow(Subscriptions::unknown);
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownSubscription",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such subscription of yours.",
                "It may have expired; subscribe anew.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
