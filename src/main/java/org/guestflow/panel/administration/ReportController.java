package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.GuestLicences;
import org.guestflow.directory.GuestReport;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.GuestQuota;
import org.guestflow.policy.GuestQuotas;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many guests there are and whose, how many there may be, and what licences they took in 2017. */
@Controller
@RequestMapping("/administration/report")
class ReportController {

    private static final String PAGE = "panel/administration/report";

    private final GuestReport report;
    private final GuestQuotas quotas;
    private final RuleTexts words;

    ReportController(GuestReport report, GuestQuotas quotas, RuleTexts words) {
        this.report = report;
        this.quotas = quotas;
        this.words = words;
    }

    /**
     * What is to be computed, as typed; guests as counted where nothing is.
     *
     * @param guests a number
     * @param multiFactor a number
     * @param basic a number
     * @param premium a number
     */
    record LicenceForm(String guests, String multiFactor, String basic, String premium) {

        LicenceForm orCounted(GuestReport.Figures counted) {
            return new LicenceForm(
                    given(guests, String.valueOf(counted.guests())),
                    given(multiFactor, "0"),
                    given(basic, "0"),
                    given(premium, "0"));
        }

        private static String given(String typed, String otherwise) {
            return typed == null || typed.isBlank() ? otherwise : typed.strip();
        }

        GuestLicences compute() throws RuleViolation {
            try {
                return new GuestLicences(number(guests), number(multiFactor), number(basic), number(premium));
            } catch (IllegalArgumentException notUnderstood) {
                throw invalid();
            }
        }

        /** Nine digits at most, so that nothing overflows. */
        private static long number(String typed) {
            return Integer.parseInt(typed);
        }

        private static RuleViolation invalid() {
            return new RuleViolation(
                    "InvalidNumbers",
                    RuleViolation.Kind.INVALID,
                    "A number is not understood, or more guests have a second factor than there are.",
                    "Write whole numbers from 0.");
        }
    }

    @GetMapping
    String show(@ModelAttribute LicenceForm form, Locale language, HttpServletResponse response, Model model) {
        return page(form, language, response, model);
    }

    private String page(LicenceForm typed, Locale language, HttpServletResponse response, Model model) {
        GuestReport.Figures figures = report.now();
        LicenceForm form = typed.orCounted(figures);
        model.addAttribute("figures", figures);
        model.addAttribute("quota", quotas.current());
        model.addAttribute("form", form);
        try {
            model.addAttribute("licences", form.compute());
        } catch (RuleViolation notUnderstood) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("licenceRefusal", words.of(notUnderstood, language));
        }
        return PAGE;
    }

    @PostMapping("/quotas")
    String set(
            @RequestParam(defaultValue = "") String perPartner,
            @RequestParam(defaultValue = "") String perOwner,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said) {
        try {
            quotas.set(
                    new GuestQuota(quota(perPartner), quota(perOwner)),
                    viewer.user().id());
        } catch (RuleViolation refused) {
            page(new LicenceForm(null, null, null, null), language, response, model);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", words.of(refused, language));
            return PAGE;
        }
        said.addFlashAttribute("notice", "administration.report.saved");
        return "redirect:/administration/report";
    }

    private static Optional<Integer> quota(String typed) throws RuleViolation {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(typed.strip()));
        } catch (NumberFormatException notUnderstood) {
            throw new RuleViolation(
                    "InvalidSettings",
                    RuleViolation.Kind.INVALID,
                    "A quota is a whole number from 1.",
                    "Write one, or leave the field empty for no quota.");
        }
    }
}
