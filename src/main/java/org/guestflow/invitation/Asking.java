package org.guestflow.invitation;

import org.guestflow.directory.User;
import org.guestflow.engine.AlreadyRequested;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;

/** Asks for invitations one by one, each in a transaction of its own: what comes of one touches no other. Not for callers who have a transaction under way. */
@Service
public class Asking {

    private final Invitations invitations;

    Asking(Invitations invitations) {
        this.invitations = invitations;
    }

    /**
     * Asks for an invitation.
     *
     * @param inviter on whose behalf; what he may do is judged by what the directory says of him then
     * @param request what is asked for
     * @return the new invitation, as it is when this request is done; the open one where there is one for the same address and target, be it since this moment
     * @throws RuleViolation naming the rule that refuses it; nothing is written then
     */
    public AskedInvitation ask(User inviter, InvitationRequest request) throws RuleViolation {
        return answered(() -> invitations.requestAlone(inviter, request));
    }

    /**
     * Asks for an invitation on behalf of somebody who has been read for this request alone, right before.
     *
     * @param inviter on whose behalf, as the directory had him a moment ago
     * @param request what is asked for
     * @return as {@link #ask} does
     * @throws RuleViolation as {@link #ask} does
     */
    public AskedInvitation askAtOnce(User inviter, InvitationRequest request) throws RuleViolation {
        return answered(() -> invitations.requestAtOnce(inviter, request));
    }

    private AskedInvitation answered(Request request) throws RuleViolation {
        try {
            return request.make();
        } catch (AlreadyRequested already) {
            return invitations.asked(already.first());
        } catch (RequestRefused refused) {
            throw refused.violation();
        }
    }

    /** A request, made in a transaction of its own. */
    private interface Request {

        AskedInvitation make() throws RuleViolation;
    }
}
