package org.guestflow.approval;

import java.util.List;
import java.util.Set;

/** To whom the engine offers the tasks "Decide request". Its user ids are the addresses of members. */
public interface TaskOffers {

    /**
     * Lists the tasks that wait for a decision.
     *
     * @return their ids
     */
    List<String> waiting();

    /**
     * Offers a task to further people. Does nothing where the task is gone.
     *
     * @param taskId the task
     * @param users to whom
     * @return those of them to whom it was not offered before
     */
    Set<String> offer(String taskId, Set<String> users);

    /**
     * Takes a task from people who must not decide on it: neither is it offered to them any more, nor do they hold it. Groups keep theirs.
     *
     * @param taskId the task
     * @param users the only people to whom it may be offered
     */
    void keepFor(String taskId, Set<String> users);

    /**
     * Has somebody who holds a task give it back.
     *
     * @param taskId the task
     * @param users who is not to hold it
     */
    void release(String taskId, Set<String> users);
}
