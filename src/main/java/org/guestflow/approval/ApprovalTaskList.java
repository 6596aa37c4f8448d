package org.guestflow.approval;

import java.util.List;
import org.guestflow.directory.User;

/** The engine's tasks "Decide request". */
public interface ApprovalTaskList {

    /**
     * Lists the open tasks that somebody holds or could take.
     *
     * @param user who
     * @param most how many to give at most
     * @return the tasks' ids, the longest waiting first
     */
    List<String> waitingFor(User user, int most);
}
