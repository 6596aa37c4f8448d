package org.guestflow.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.ApplicationAccounts;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The programs that may call the API as themselves. What each may bring people to is recorded as for people: it owns targets, or has the role Guest Inviter, so that the
 * same fixed rules decide. Every change is audited.
 */
@Service
@Transactional(rollbackFor = RuleViolation.class)
public class ApiClients {

    private final JdbcApiClients clients;
    private final ApplicationAccounts accounts;
    private final Users users;
    private final AuditTrail trail;
    private final Clock clock;

    ApiClients(JdbcApiClients clients, ApplicationAccounts accounts, Users users, AuditTrail trail, Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.users = users;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Lists the clients.
     *
     * @return all of them, ordered by client id
     */
    @Transactional(readOnly = true)
    public List<ApiClient> list() {
        return clients.list().stream().map(this::client).toList();
    }

    /**
     * Finds a client.
     *
     * @param id the account that it acts as
     * @return the client, or empty
     */
    @Transactional(readOnly = true)
    public Optional<ApiClient> find(UserId id) {
        return clients.find(id).map(this::client);
    }

    /**
     * Finds the account that a client acts as.
     *
     * @param clientId how the issuer names the client
     * @return the account where it may be used; empty where the client is not recorded or its account is blocked
     */
    @Transactional(readOnly = true)
    public Optional<User> account(String clientId) {
        return clients.find(clientId)
                .map(JdbcApiClients.Row::account)
                .flatMap(users::find)
                .filter(account -> account.isApplication() && account.accountEnabled());
    }

    /**
     * Records a client.
     *
     * @param client the client, with the id of an account that is not there yet
     * @param actor the administrator
     * @throws RuleViolation {@code AddressTaken}, {@code ClientTaken}; nothing is written then
     */
    public void add(ApiClient client, UserId actor) throws RuleViolation {
        if (!accounts.add(client.id(), client.mail(), client.displayName(), actor)) {
            throw addressTaken();
        }
        if (!clients.insertIfFree(client.clientId(), client.id(), clock.instant())) {
            throw new RuleViolation(
                    "ClientTaken",
                    RuleViolation.Kind.CONFLICT,
                    "This client is recorded already.",
                    "Change what is recorded of it.");
        }
        grant(client, actor);
        record(actor, "Add API client", client.id(), Map.of(), facts(client));
    }

    /**
     * Changes what is recorded of a client; its client id stays.
     *
     * @param client the client as it is to be
     * @param actor the administrator
     * @throws RuleViolation {@code UnknownApiClient}, {@code AddressTaken}; nothing is written then
     */
    public void change(ApiClient client, UserId actor) throws RuleViolation {
        ApiClient before = find(client.id()).orElseThrow(ApiClients::unknown);
        boolean same =
                before.mail().equals(client.mail()) && before.displayName().equals(client.displayName());
        if (!same && !accounts.change(client.id(), client.mail(), client.displayName(), actor)) {
            throw addressTaken();
        }
        grant(client, actor);
        record(actor, "Update API client", client.id(), facts(before), facts(client));
    }

    /**
     * Forgets a client: its tokens are worth nothing from now on.
     *
     * @param id the account that it acts as
     * @param actor the administrator
     * @throws RuleViolation {@code UnknownApiClient}
     */
    public void remove(UserId id, UserId actor) throws RuleViolation {
        ApiClient client = find(id).orElseThrow(ApiClients::unknown);
        accounts.own(id, Set.of(), actor);
        users.withdrawRole(id, DirectoryRole.GUEST_INVITER, actor);
        clients.delete(id);
        accounts.remove(id, actor);
        record(actor, "Remove API client", id, facts(client), Map.of());
    }

    /**
     * Says that there is no such client.
     *
     * @return the refusal
     */
    public static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownApiClient",
                RuleViolation.Kind.NOT_FOUND,
                "No API client is recorded with this id.",
                "Take an id from the list of API clients.");
    }

    private void grant(ApiClient client, UserId actor) {
        accounts.own(client.id(), client.targets(), actor);
        if (client.mayInviteAnywhere()) {
            users.assignRole(client.id(), DirectoryRole.GUEST_INVITER, actor);
        } else {
            users.withdrawRole(client.id(), DirectoryRole.GUEST_INVITER, actor);
        }
    }

    private ApiClient client(JdbcApiClients.Row row) {
        User account = users.find(row.account()).orElseThrow();
        return new ApiClient(
                account.id(),
                row.clientId(),
                account.displayName(),
                account.mail(),
                account.isGuestInviter(),
                accounts.owned(account.id()));
    }

    private static RuleViolation addressTaken() {
        return new RuleViolation(
                "AddressTaken",
                RuleViolation.Kind.CONFLICT,
                "An account with this address is there already.",
                "Give the client an address of its own, such as a mailing list's.");
    }

    private static Map<String, ?> facts(ApiClient client) {
        return Map.of(
                "clientId", client.clientId(),
                "displayName", client.displayName(),
                "mail", client.mail(),
                "mayInviteAnywhere", client.mayInviteAnywhere(),
                "targets", client.targets());
    }

    private void record(UserId actor, String action, UserId client, Map<String, ?> before, Map<String, ?> after) {
        trail.record(new AuditEvent(actor.toString(), action, "ApiClient", client.toString(), null, before, after));
    }
}
