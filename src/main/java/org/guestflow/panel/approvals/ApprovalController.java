package org.guestflow.panel.approvals;

import java.util.regex.Pattern;
import org.guestflow.approval.ApprovalTasks;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where the mails to approvers lead: to the task in Tasklist. Tasklist's own address has the task behind a {@code #}, which does not come back from a sign-in; this one does.
 */
@Controller
class ApprovalController {

    private static final Pattern TASK = Pattern.compile("[0-9a-zA-Z-]{1,64}");

    private final ApprovalTasks tasks;

    ApprovalController(ApprovalTasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/approvals/{task}")
    String open(@PathVariable String task, Viewer viewer) throws RuleViolation {
        if (!TASK.matcher(task).matches()
                || tasks.find(task, viewer.user().id()).isEmpty()) {
            throw new RuleViolation(
                    "NothingToDecide",
                    RuleViolation.Kind.NOT_FOUND,
                    "There is nothing for you to decide here.",
                    "The request has been decided already, or its decision is not yours to make.");
        }
        return "redirect:/camunda/app/tasklist/default/#/?task=" + task;
    }
}
