package org.guestflow.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.ServletWebRequest;

/** What every page of the panel has: the host's name, who looks at it, how times are said, and what the person prefers. */
@ControllerAdvice(basePackageClasses = Page.class)
class Page {

    private final Organisations organisations;
    private final ViewerArgument viewers;
    private final Preferences preferences;

    Page(Organisations organisations, ViewerArgument viewers, Preferences preferences) {
        this.organisations = organisations;
        this.viewers = viewers;
        this.preferences = preferences;
    }

    @ModelAttribute
    void fill(HttpServletRequest request, Locale language, Model model) {
        fill(request, language).forEach(model::addAttribute);
    }

    Map<String, Object> fill(HttpServletRequest request, Locale language) {
        return Map.of(
                "host", organisations.host().displayName(),
                "viewer", viewers.of(new ServletWebRequest(request)),
                "times", new Times(preferences.languageOfThePanel(language), preferences.zone(request)),
                "theme", preferences.theme(request),
                "themes", Preferences.THEMES,
                "languages", preferences.languagesOfThePanel(),
                "here", here(request),
                "urls", new PageUrls(request.getRequestURI(), request.getQueryString()));
    }

    /** Where a change of preferences leads back to: a page that was asked for, not the answer to a form. */
    private static String here(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return "/";
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return request.getRequestURI() + query;
    }
}
