package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each of the pages its policy, refusals included; a page that needs more writes its own over it. */
@ControllerAdvice(basePackageClasses = StrictPages.class)
class StrictPages {

    private final PagePolicy policy;

    StrictPages(PagePolicy policy) {
        this.policy = policy;
    }

    @ModelAttribute
    void strictly(HttpServletResponse response) {
        policy.write(response);
    }
}
