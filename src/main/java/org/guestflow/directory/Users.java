package org.guestflow.directory;

import java.util.List;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;

/** The users of the directory: finds them, adds and removes guests, keeps roles and sponsors. Every change is audited. */
@Service
public class Users {

    /**
     * Finds a user.
     *
     * @param id the user's id
     * @return the user, or empty
     */
    public Optional<User> find(UserId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds a user by address, whatever the letters' case.
     *
     * @param mail the address
     * @return the user, or empty
     */
    public Optional<User> findByMail(EmailAddress mail) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes sure that there is a guest with this address: without credential, pending acceptance, the inviter as the first sponsor.
     *
     * @param guest what is known of the guest
     * @param request the request by which the guest comes
     * @return the guest, new or found
     * @throws IllegalStateException where a member has the address
     */
    public User ensureGuest(NewGuest guest, RequestId request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records that a guest has proven the address and consented. Does nothing where that is recorded already.
     *
     * @param guest the guest
     * @param request the request that was redeemed
     */
    public void accept(UserId guest, RequestId request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes a guest who is still pending. Does nothing where the guest has accepted or is gone.
     *
     * @param guest the guest
     * @param request the request that ended
     */
    public void removePendingGuest(UserId guest, RequestId request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lists the administrators who may sign in.
     *
     * @return the administrators, ordered by address
     */
    public List<User> administrators() {
        throw new UnsupportedOperationException();
    }

    /**
     * Lists the people who answer for a guest, members of sponsoring groups included.
     *
     * @param guest the guest
     * @return the sponsors, the first one first
     */
    public List<User> sponsors(UserId guest) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a directory role.
     *
     * @param user who gets it
     * @param role the role
     * @param actor who gives it
     */
    public void assignRole(UserId user, DirectoryRole role, UserId actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a directory role away.
     *
     * @param user who loses it
     * @param role the role
     * @param actor who takes it
     */
    public void withdrawRole(UserId user, DirectoryRole role, UserId actor) {
        throw new UnsupportedOperationException();
    }
}
