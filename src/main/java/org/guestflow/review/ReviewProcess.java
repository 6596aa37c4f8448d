package org.guestflow.review;

import java.util.Collection;
import java.util.Set;
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
     * Tells which reviews no process instance sees to, because somebody has deleted it.
     *
     * @param running some reviews that are not finished
     * @return those without an instance
     */
    Set<RequestId> unattended(Collection<RequestId> running);

    /**
     * Begins a new instance of a review whose own is gone, where that one stood.
     *
     * @param review the review
     * @param state how far it has come: open, or being applied
     */
    void resume(RequestId review, ReviewState state);

    /**
     * Completes a review's task on somebody's behalf, whether the engine offers it to him or not: whoever answers by our rules may.
     *
     * @param taskId the task
     * @param reviewer who finishes the review
     * @throws RuleViolation naming the rule that refuses it
     */
    void complete(String taskId, User reviewer) throws RuleViolation;
}
