package org.guestflow.review;

import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;

/** What reviews need from the process engine. */
public interface ReviewProcess {

    /**
     * Starts a review on nobody's behalf.
     *
     * @param target what is to be reviewed
     */
    void start(Target target);

    /**
     * Starts a review on an administrator's behalf.
     *
     * @param target what is to be reviewed
     * @param administrator who wants it
     * @return the review
     * @throws RuleViolation naming the rule that refuses it
     */
    RequestId start(Target target, User administrator) throws RuleViolation;

    /**
     * Completes a review's task on somebody's behalf, whether the engine offers it to him or not: whoever answers by our rules may.
     *
     * @param taskId the task
     * @param reviewer who finishes the review
     * @throws RuleViolation naming the rule that refuses it
     */
    void complete(String taskId, User reviewer) throws RuleViolation;
}
