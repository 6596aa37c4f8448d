package org.guestflow.directaddition;

import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;

/** What the feature asks of the process engine. */
public interface DirectAdditionProcess {

    /**
     * Starts the process; its first step records the request.
     *
     * @param inviter on whose behalf
     * @param request what is asked for
     * @return the request that was recorded
     * @throws RuleViolation naming the rule that refuses it; nothing is written then
     */
    RequestId start(EmailAddress inviter, DirectAdditionRequest request) throws RuleViolation;
}
