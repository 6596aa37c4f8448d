package org.guestflow.panel;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps what a person prefers at this browser, and goes back to the page. */
@Controller
class PreferencesController {

    private final Preferences preferences;

    PreferencesController(Preferences preferences) {
        this.preferences = preferences;
    }

    @PostMapping("/preferences")
    String keep(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        preferences.keepLanguage(language, response);
        preferences.keepTheme(theme, response);
        return "redirect:" + LocalPath.of(back);
    }
}
