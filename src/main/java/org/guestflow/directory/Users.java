package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The users of the directory: finds them, adds and removes guests, keeps roles and sponsors. Every change is audited. */
@Service
@Transactional
public class Users {

    private static final String TYPE = "User";

    private final JdbcUsers users;
    private final JdbcUserSearch search;
    private final JdbcSponsors sponsors;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final Clock clock;

    Users(
            JdbcUsers users,
            JdbcUserSearch search,
            JdbcSponsors sponsors,
            Accounts accounts,
            AuditTrail trail,
            Clock clock) {
        this.users = users;
        this.search = search;
        this.sponsors = sponsors;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Finds a user.
     *
     * @param id the user's id
     * @return the user, or empty
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<User> find(UserId id) {
        return users.find(id);
    }

    /**
     * Finds users, all with one query.
     *
     * @param ids their ids
     * @return those who are there, by id
     */
    @Transactional(readOnly = true)
    public Map<UserId, User> findAll(Collection<UserId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : users.findAll(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
    }

    /**
     * Finds a user by address, whatever the letters' case.
     *
     * @param mail the address
     * @return the user, or empty
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<User> findByMail(EmailAddress mail) {
        return users.findByMail(mail);
    }

    /**
     * Finds users by their addresses, all with one query. The current transaction knows then of each address whether somebody has it.
     *
     * @param mails the addresses
     * @return those who are there
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<User> findAllByMail(Collection<EmailAddress> mails) {
        return users.findAllByMail(mails);
    }

    /**
     * Finds a user by address, with the hash that a password is to be compared with.
     *
     * @param mail the address
     * @return the user with the hash; empty where there is no such user
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<PasswordHolder> findPasswordHolder(EmailAddress mail) {
        return users.findPasswordHolder(mail);
    }

    /**
     * Finds whoever is calling.
     *
     * @param address the address by which the caller was authenticated
     * @return the caller
     * @throws RuleViolation {@code UnknownCaller} where the directory has no such user
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public User caller(String address) throws RuleViolation {
        return EmailAddress.parse(address)
                .flatMap(users::findByMail)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownCaller",
                        RuleViolation.Kind.FORBIDDEN,
                        "The caller is no user of the directory.",
                        "Sign in as a user of the directory."));
    }

    /**
     * Takes a user whom the caller has read right before the current transaction as read in it.
     *
     * @param user the user
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void justRead(User user) {
        users.keep(user);
    }

    /**
     * Lists users, page by page, ordered by address.
     *
     * @param filter which ones
     * @param first how many to skip, 0 for the first page
     * @param most how many to give at most
     * @return the page
     */
    public List<User> list(UserFilter filter, long first, int most) {
        return search.list(filter, now(), first, most);
    }

    /**
     * Counts users.
     *
     * @param filter which ones
     * @return how many there are
     */
    public long count(UserFilter filter) {
        return search.count(filter, now());
    }

    /**
     * Lists the administrators who may sign in.
     *
     * @return the administrators, ordered by address
     */
    public List<User> administrators() {
        return users.administrators();
    }

    /**
     * Lists the people who answer for a guest, members of sponsoring groups included; an application that has invited him is none.
     *
     * @param guest the guest
     * @return the sponsors, the first one first
     */
    public List<User> sponsors(UserId guest) {
        return sponsors.people(guest, now());
    }

    /**
     * Holds a user's row until the transaction ends: nobody changes or removes the user meanwhile, and what is read after this is true until then.
     *
     * @param user the user
     * @return false where there is no such user
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UserId user) {
        return users.lock(user);
    }

    /**
     * Makes sure that there is a guest with this address: without credential, pending acceptance, the inviter as the first sponsor.
     *
     * <p>Any number of callers may ask for the same guest at once; they wait for each other and get the same one, held until their transaction ends. A display name
     * that is longer than the 256 characters that the directory keeps is cut.
     *
     * @param guest what is known of the guest
     * @param request the request by which the guest comes
     * @return the guest, new or found
     * @throws IllegalStateException where a member has the address
     */
    public User ensureGuest(NewGuest guest, RequestId request) {
        return bringIn(guest, request).user();
    }

    /**
     * As {@link #ensureGuest}, and tells whether the guest is new.
     *
     * @param guest what is known of the guest
     * @param request the request by which the guest comes
     * @return the guest, new or found
     * @throws IllegalStateException where a member has the address
     */
    public EnsuredGuest bringIn(NewGuest guest, RequestId request) {
        return accounts.ensureGuest(guest, CreationType.INVITATION, request, now());
    }

    /**
     * Makes sure that there is a guest with this address who counts as accepted, because somebody whom the guest's own organisation lets list its people vouches for
     * him (behaviour.md section 5). A guest who is pending becomes accepted; the consent is asked for at the first sign-in.
     *
     * @param guest what is known of the guest
     * @param request the request by which the guest comes
     * @return the guest, new or found
     * @throws IllegalStateException where a member has the address
     */
    public User addDirectly(NewGuest guest, RequestId request) {
        User found = accounts.ensureGuest(guest, CreationType.DIRECT_ADDITION, request, now())
                .user();
        if (found.hasAccepted()) {
            return found;
        }
        accept(found.id(), request, guest.inviter().toString(), "Add external user directly");
        return users.find(found.id()).orElseThrow();
    }

    /**
     * Adds many guests who count as accepted, as {@link #addDirectly(NewGuest, RequestId)} does one, all with a few statements. Whoever is there already, and whose user principal name is taken, is left
     * as he is and to be added for himself.
     *
     * @param guests what is known of the guests
     * @param request the request by which they come
     * @return those who are new
     */
    public List<User> addNewcomersDirectly(List<NewGuest> guests, RequestId request) {
        return accounts.addGuests(guests, CreationType.DIRECT_ADDITION, request, now());
    }

    /**
     * Records a person of the host organisation, without a credential.
     *
     * @param member what is known of the person
     * @param actor who records it
     * @return the new user
     * @throws IllegalStateException where somebody has the address already
     */
    public User addMember(NewMember member, String actor) {
        return accounts.addMember(member, actor, now());
    }

    /**
     * Records that a guest has proven the address and consented. Does nothing where that is recorded already.
     *
     * @param guest the guest
     * @param request the request that was redeemed
     */
    public void accept(UserId guest, RequestId request) {
        accept(guest, request, guest.toString(), "Redeem external user invite");
    }

    private void accept(UserId guest, RequestId request, String actor, String action) {
        if (users.accept(guest, now())) {
            record(actor, action, guest, request, state("PendingAcceptance"), state("Accepted"));
        }
    }

    /**
     * Removes a guest who is still pending, with sponsors and memberships. Does nothing where the guest has accepted or is gone, or was there before he became pending
     * ({@link ExternalAccounts}).
     *
     * @param guest the guest
     * @param request the request that ended
     */
    public void removePendingGuest(UserId guest, RequestId request) {
        accounts.removePendingGuest(guest, request);
    }

    /**
     * Gives a directory role. Does nothing where the user has it.
     *
     * @param user who gets it
     * @param role the role
     * @param actor who gives it
     */
    public void assignRole(UserId user, DirectoryRole role, UserId actor) {
        if (users.insertRole(user, role)) {
            record(actor.toString(), "Add member to role", user, null, Map.of(), Map.of("role", role.stored()));
        }
    }

    /**
     * Takes a directory role away. Does nothing where the user does not have it.
     *
     * @param user who loses it
     * @param role the role
     * @param actor who takes it
     */
    public void withdrawRole(UserId user, DirectoryRole role, UserId actor) {
        if (users.deleteRole(user, role)) {
            record(actor.toString(), "Remove member from role", user, null, Map.of("role", role.stored()), Map.of());
        }
    }

    /**
     * Gives the hash that a password is to be compared with.
     *
     * @param user the user
     * @return the hash as it was set; empty for a user without a password and where there is no such user
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<String> passwordHash(UserId user) {
        return users.passwordHash(user);
    }

    /**
     * Sets a user's password. The audit trail says that it was set, and nothing of it.
     *
     * @param user the user
     * @param hash the password's hash, in the form that the password encoder gives it
     * @param actor who sets it
     * @throws IllegalArgumentException where there is no such user
     */
    public void setPasswordHash(UserId user, String hash, UserId actor) {
        if (!users.updatePasswordHash(user, hash)) {
            throw new IllegalArgumentException("no user " + user);
        }
        recordPassword(user, actor);
    }

    /**
     * Sets a user's own new password, if the one before is still the one that he has shown. Does nothing where it was set or taken away meanwhile.
     *
     * @param user the user, who changes it himself
     * @param before the hash that the shown password was compared with
     * @param hash the new password's hash
     * @return true where it is set now
     */
    public boolean replacePasswordHash(UserId user, String before, String hash) {
        boolean replaced = users.replacePasswordHash(user, before, hash);
        if (replaced) {
            recordPassword(user, user);
        }
        return replaced;
    }

    private void recordPassword(UserId user, UserId actor) {
        record(actor.toString(), "Change user password", user, null, Map.of(), Map.of());
    }

    private void record(
            String actor, String action, UserId user, RequestId request, Map<String, ?> before, Map<String, ?> after) {
        trail.record(new AuditEvent(actor, action, TYPE, user.toString(), request, before, after));
    }

    private static Map<String, String> state(String externalUserState) {
        return Map.of("externalUserState", externalUserState);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
