package org.guestflow.review.web;

import java.security.Principal;
import org.guestflow.review.ReviewPages;
import org.guestflow.review.ReviewTask;
import org.guestflow.shared.UserId;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the form in Tasklist how far a review has come: the engine holds none of it. The name of a signed-in principal is the user's id. */
@RestController
class ReviewTaskController {

    private final ReviewPages pages;

    ReviewTaskController(ReviewPages pages) {
        this.pages = pages;
    }

    @GetMapping("/reviews/tasks/{taskId}")
    ResponseEntity<ReviewTask> task(@PathVariable String taskId, Principal reader) {
        return pages.task(taskId, UserId.parse(reader.getName()))
                .map(task ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(task))
                .orElse(ResponseEntity.notFound().build());
    }
}
