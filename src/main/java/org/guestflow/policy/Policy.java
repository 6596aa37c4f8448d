package org.guestflow.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;

/** What the organisation allows: the fixed rules of behaviour.md section 2, then the decision table. */
@Service
public class Policy {

    /**
     * Puts a request to the fixed rules, in their order; the first that fails ends it.
     *
     * @param inviter the authenticated caller
     * @param address the invitee's address as typed
     * @param targetType {@code group}, {@code application} or {@code directory}, as given
     * @param targetId the target's UUID or handle, as given; null for the directory
     * @param accessEndDate until when, as asked for
     * @return the request with everything that it names looked up
     * @throws RuleViolation naming the rule that failed and who can change it
     */
    public InviteRequest check(
            User inviter, String address, String targetType, String targetId, Optional<LocalDate> accessEndDate)
            throws RuleViolation {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts a checked request to the decision table {@code collaboration-policy} and keeps the answer with it.
     *
     * @param request the request's id
     * @param inviter who asks
     * @param invitee the normalised address
     * @param target what the guest is brought into
     * @param accessEndDate until when, as asked for
     * @return the answer
     */
    public Decision decide(
            RequestId request, UserId inviter, EmailAddress invitee, Target target, Optional<LocalDate> accessEndDate) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds the newest decision on a request.
     *
     * @param request the request's id
     * @return the decision, or empty where there is none yet
     */
    public Optional<Decision> decisionOn(RequestId request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Looks again, at redemption, at what may have changed since the request: the domain list, the inviter's account and right to invite, the target.
     *
     * @param inviter who asked
     * @param invitee the guest's address
     * @param target what the guest is brought into
     * @throws RuleViolation naming the rule that the request would fail now
     */
    public void checkAgain(UserId inviter, EmailAddress invitee, Target target) throws RuleViolation {
        throw new UnsupportedOperationException();
    }
}
