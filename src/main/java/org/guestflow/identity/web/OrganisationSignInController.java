package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page that says why a sign-in at an organisation came to nothing. */
@Controller
class OrganisationSignInController {

    /** Where a refused sign-in is sent on to, inside the server. */
    static final String REFUSED = "/sign-in/organisation/refused";

    /** The request's attribute with the reason. */
    static final String REFUSAL = "guestflow.sign-in-refusal";

    /** The request's attribute with the page to begin again on, an Optional. */
    static final String BACK_TO = "guestflow.sign-in-back-to";

    private final Organisations organisations;

    OrganisationSignInController(Organisations organisations) {
        this.organisations = organisations;
    }

    @ModelAttribute("host")
    String host() {
        return organisations.host().displayName();
    }

    @RequestMapping(REFUSED)
    String refused(
            @RequestAttribute(REFUSAL) SignInRefusal refusal,
            @RequestAttribute(BACK_TO) Optional<String> backTo,
            HttpServletResponse response,
            Model model) {
        response.setStatus(refusal.status().value());
        model.addAttribute("refusal", refusal.words());
        model.addAttribute("again", backTo.orElse("/sign-in"));
        return "sign-in-refused";
    }
}
