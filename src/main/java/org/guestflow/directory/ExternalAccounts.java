package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts that are there already and whose users are to prove an address of another organisation: object id, user principal name, roles, groups and applications stay, and
 * nobody gets in until the invitation is redeemed. Password, identity, sessions and tokens end at once.
 */
@Service
@Transactional
public class ExternalAccounts {

    private final JdbcExternalAccounts accounts;
    private final JdbcUsers users;
    private final JdbcSponsors sponsors;
    private final ObjectProvider<ProofListener> listeners;
    private final AuditTrail trail;
    private final Clock clock;

    ExternalAccounts(
            JdbcExternalAccounts accounts,
            JdbcUsers users,
            JdbcSponsors sponsors,
            ObjectProvider<ProofListener> listeners,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.sponsors = sponsors;
        this.listeners = listeners;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The address that an account's user is to prove.
     *
     * @param mail the normalised address; nobody else's
     * @param asTyped the address as it was typed
     */
    public record NewAddress(EmailAddress mail, String asTyped) {}

    /**
     * Has an external user redeem anew, with another address or another identity (behaviour.md section 7).
     *
     * @param account the user
     * @param address the address to prove; may be the present one
     * @param actor who asked for it
     * @param request the request by which it comes
     * @return the user, pending acceptance
     */
    public User resetRedemption(UserId account, NewAddress address, UserId actor, RequestId request) {
        return proveAnew("Reset redemption", account, address, actor, request);
    }

    /**
     * Turns one of the host's own people into somebody who signs in with an address of another organisation. The user type stays member.
     *
     * @param account the user
     * @param address the address to prove
     * @param answering who answers for the user from now on, in order, five at most
     * @param actor who asked for it
     * @param request the request by which it comes
     * @return the user, pending acceptance
     */
    public User convertMember(
            UserId account, NewAddress address, List<Sponsor> answering, UserId actor, RequestId request) {
        User converted = proveAnew("Convert to external user", account, address, actor, request);
        sponsors.insertAll(account, answering);
        return converted;
    }

    private User proveAnew(String action, UserId account, NewAddress address, UserId actor, RequestId request) {
        users.lock(account);
        User before = users.find(account).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        accounts.proveAnew(account, address, actor, now);
        listeners.orderedStream().forEach(listener -> listener.proofLost(account, actor));
        trail.record(new AuditEvent(
                actor.toString(),
                action,
                "User",
                account.toString(),
                request,
                Map.of("mail", before.mail().toString(), "externalUserState", state(before)),
                Map.of("mail", address.mail().toString(), "externalUserState", "PendingAcceptance")));
        return users.find(account).orElseThrow();
    }

    private static String state(User user) {
        return user.externalUserState()
                .map(state -> state == ExternalUserState.ACCEPTED ? "Accepted" : "PendingAcceptance")
                .orElse("");
    }
}
