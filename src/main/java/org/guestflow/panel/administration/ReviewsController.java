package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.review.ReviewFilter;
import org.guestflow.review.ReviewLists;
import org.guestflow.review.ReviewState;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's reviews, running and finished, and what came of them; each leads to its own page, which administrators may look at. */
@Controller
class ReviewsController {

    private static final int PAGE = 25;

    private final ReviewLists reviews;

    ReviewsController(ReviewLists reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/administration/reviews")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) Optional<String> after,
            Model model)
            throws RuleViolation {
        model.addAttribute("reviews", reviews.list(filter(state, ""), after, PAGE));
        model.addAttribute("states", List.of(ReviewState.values()));
        model.addAllAttributes(Map.of("state", state));
        return "panel/administration/reviews";
    }

    @GetMapping("/administration/reviews.csv")
    void download(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String review,
            HttpServletResponse response)
            throws IOException, RuleViolation {
        ReviewFilter filter = filter(state, review);
        CsvDownload.write(
                response,
                "reviews.csv",
                ReviewCsv.HEADER,
                (after, size) -> reviews.results(filter, after, size),
                ReviewCsv::row);
    }

    private static ReviewFilter filter(String state, String review) throws RuleViolation {
        return new ReviewFilter(Typed.name(state, ReviewState.class), id(review), Optional.empty(), Optional.empty());
    }

    private static Optional<RequestId> id(String typed) throws RuleViolation {
        try {
            return Typed.text(typed).map(RequestId::parse);
        } catch (IllegalArgumentException noId) {
            throw Typed.notUnderstood(typed);
        }
    }
}
