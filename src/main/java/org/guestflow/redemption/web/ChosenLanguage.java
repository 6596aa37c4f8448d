package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Has the browser remember the language that the guest chose on any of the pages. */
@ControllerAdvice(basePackageClasses = ChosenLanguage.class)
class ChosenLanguage {

    private final BrowserCookies cookies;

    ChosenLanguage(BrowserCookies cookies) {
        this.cookies = cookies;
    }

    @ModelAttribute
    void remember(HttpServletRequest request, HttpServletResponse response) {
        PageLanguage.chosen(request).ifPresent(language -> cookies.language(language, response));
    }
}
