package org.guestflow.panel.reviews;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.review.Answer;
import org.guestflow.review.AnswerRefused;
import org.guestflow.review.AnsweredMeanwhile;
import org.guestflow.review.KeepUntilInvalid;
import org.guestflow.review.ReviewLists;
import org.guestflow.review.ReviewPages;
import org.guestflow.review.ReviewView;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reviews that wait for the viewer, and the page of each, on which he answers: of some guests now and of others later, until the review is finished. */
@Controller
@RequestMapping("/reviews")
class ReviewController {

    private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private static final int PAGE = 50;

    private final Reviews reviews;
    private final ReviewPages pages;
    private final ReviewLists lists;
    private final RuleTexts words;

    ReviewController(Reviews reviews, ReviewPages pages, ReviewLists lists, RuleTexts words) {
        this.reviews = reviews;
        this.pages = pages;
        this.lists = lists;
        this.words = words;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        model.addAttribute("reviews", lists.waitingFor(viewer.user()));
        return "panel/reviews/list";
    }

    @GetMapping(ONE)
    String show(
            @PathVariable UUID id, @RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        model.addAttribute("wrong", Set.of());
        return page(new RequestId(id), after, new AnswerForm(Map.of()), viewer, model);
    }

    /** What was marked is kept whichever button was pressed. What cannot be kept is said at its guest, and nothing is kept. */
    @PostMapping(ONE)
    String answer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model)
            throws RuleViolation {
        AnswerForm form = new AnswerForm(fields);
        RequestId review = new RequestId(id);
        try {
            keep(review, form, viewer);
        } catch (AnswerRefused refused) {
            response.setStatus(refused.kind() == RuleViolation.Kind.INVALID ? 400 : 409);
            model.addAttribute("refusal", words.of(refused, language));
            return refused(review, refused, form, viewer, model);
        }
        if (form.isToFinish()) {
            return "redirect:/reviews/" + id + "/finish";
        }
        sayKept(pages.view(review, viewer.user()), said);
        onward(review, form, viewer).ifPresent(place -> said.addAttribute("after", place));
        return "redirect:/reviews/" + id;
    }

    private void keep(RequestId review, AnswerForm form, Viewer viewer) throws RuleViolation {
        reviews.answer(review, viewer.user(), form.given());
        Optional<Answer> rest = form.forTheRest();
        if (rest.isPresent()) {
            reviews.answerRest(review, viewer.user(), rest.get());
        }
    }

    private String refused(RequestId review, AnswerRefused refused, AnswerForm form, Viewer viewer, Model model)
            throws RuleViolation {
        boolean overtaken = refused instanceof AnsweredMeanwhile;
        model.addAttribute("wrong", refused.guests());
        model.addAttribute("overtaken", overtaken);
        model.addAttribute("latest", refused instanceof KeepUntilInvalid invalid ? invalid.latest() : Optional.empty());
        return page(review, form.after(), overtaken ? form.havingSeen(refused.guests()) : form, viewer, model);
    }

    /** Where the answers lead to: the next page of guests, or the same again. */
    private Optional<String> onward(RequestId review, AnswerForm form, Viewer viewer) throws RuleViolation {
        return form.isToGoOn()
                ? pages.guests(review, viewer.user(), form.after(), PAGE).next()
                : form.after();
    }

    private static void sayKept(ReviewView view, RedirectAttributes said) {
        said.addFlashAttribute("notice", "reviews.saved");
        said.addFlashAttribute(
                "noticeArguments",
                new Object[] {view.progress().answered(), view.progress().guests()});
    }

    @GetMapping(ONE + "/finish")
    String askToFinish(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        model.addAttribute("view", pages.view(new RequestId(id), viewer.user()));
        return "panel/reviews/finish";
    }

    @PostMapping(ONE + "/finish")
    String finish(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        ReviewView view = pages.view(new RequestId(id), viewer.user());
        reviews.finish(new RequestId(id), viewer.user());
        said.addFlashAttribute("notice", "reviews.finished");
        said.addFlashAttribute("noticeArguments", new Object[] {view.targetName()});
        return "redirect:/reviews";
    }

    private String page(RequestId review, Optional<String> after, AnswerForm form, Viewer viewer, Model model)
            throws RuleViolation {
        model.addAttribute("view", pages.view(review, viewer.user()));
        model.addAttribute("guests", pages.guests(review, viewer.user(), after, PAGE));
        model.addAttribute("after", after.orElse(""));
        model.addAttribute("form", form);
        return "panel/reviews/one";
    }
}
