package org.guestflow.approval.web;

import java.security.Principal;
import org.guestflow.approval.ApprovalTask;
import org.guestflow.approval.ApprovalTasks;
import org.guestflow.shared.UserId;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the details of an approval task to its form: the engine holds none of them. The name of a signed-in principal is the user's id. */
@RestController
class ApprovalTaskController {

    private final ApprovalTasks tasks;

    ApprovalTaskController(ApprovalTasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/approvals/tasks/{taskId}")
    ResponseEntity<ApprovalTask> task(@PathVariable String taskId, Principal reader) {
        return tasks.find(taskId, UserId.parse(reader.getName()))
                .map(task ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(task))
                .orElse(ResponseEntity.notFound().build());
    }
}
