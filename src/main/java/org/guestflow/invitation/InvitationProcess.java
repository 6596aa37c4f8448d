package org.guestflow.invitation;

import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;

/** What the feature asks of the process engine. Every call joins the caller's transaction. */
public interface InvitationProcess {

    /**
     * Starts the process; its first step records the request.
     *
     * @param inviter on whose behalf
     * @param request what is asked for
     * @return the invitation that was recorded
     */
    RequestId start(EmailAddress inviter, InvitationRequest request);

    /**
     * Tells the waiting process that the guest has redeemed.
     *
     * @param invitation the invitation
     */
    void redeemed(RequestId invitation);

    /**
     * Tells the waiting process that the guest declined.
     *
     * @param invitation the invitation
     */
    void declined(RequestId invitation);

    /**
     * Has the waiting process send a new link.
     *
     * @param invitation the invitation
     */
    void resend(RequestId invitation);

    /**
     * Ends the process, wherever it stands.
     *
     * @param invitation the invitation
     */
    void revoke(RequestId invitation);

    /**
     * Ends the process, wherever it waits, because what it asks for is no longer allowed. Does nothing where it does not wait.
     *
     * @param invitation the invitation
     */
    void noLongerAllowed(RequestId invitation);

    /**
     * Ends the process, wherever it waits, because the guest has come to the access in another way. Does nothing where it does not wait.
     *
     * @param invitation the invitation
     */
    void guestAddedMeanwhile(RequestId invitation);

    /**
     * Raises an incident on the process instance that sends the failed mail again when it is retried. Does nothing where the process has ended.
     *
     * @param invitation the invitation
     * @param reason what went wrong, without personal data
     */
    void mailFailed(RequestId invitation, String reason);

    /**
     * Tells the waiting process that the guest's mail server refuses the mail for good. Does nothing where the process does not wait.
     *
     * @param invitation the invitation
     */
    void mailUndeliverable(RequestId invitation);
}
