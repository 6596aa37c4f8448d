package org.guestflow.panel.administration;

import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.panel.Viewer;
import org.guestflow.review.DueReviews;
import org.guestflow.review.PlannedReview;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When which group or application will be reviewed, and starting a review before its time: asked first, then done. */
@Controller
@RequestMapping("/administration/reviews/targets")
class ReviewPlanController {

    private static final String ONE =
            "/{type:groups|applications}/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/start";

    private final DueReviews plan;
    private final Reviews reviews;

    ReviewPlanController(DueReviews plan, Reviews reviews) {
        this.plan = plan;
        this.reviews = reviews;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("targets", plan.plan());
        return "panel/administration/review-targets";
    }

    @GetMapping(ONE)
    String ask(@PathVariable String type, @PathVariable UUID id, Model model) throws RuleViolation {
        model.addAttribute("planned", find(type, id));
        return "panel/administration/review-start";
    }

    @PostMapping(ONE)
    String start(@PathVariable String type, @PathVariable UUID id, Viewer viewer, RedirectAttributes said)
            throws RuleViolation {
        PlannedReview planned = find(type, id);
        RequestId review = reviews.start(planned.target(), viewer.user());
        said.addFlashAttribute("notice", "reviews.started");
        said.addFlashAttribute("noticeArguments", new Object[] {planned.displayName()});
        return "redirect:/reviews/" + review;
    }

    private PlannedReview find(String type, UUID id) throws RuleViolation {
        Target target = "groups".equals(type) ? Target.group(id) : Target.application(id);
        return plan.plan().stream()
                .filter(planned -> planned.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        "NobodyToReview",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is no such group or application with guests.",
                        "Those with guests stand on the page of what is reviewed when."));
    }
}
