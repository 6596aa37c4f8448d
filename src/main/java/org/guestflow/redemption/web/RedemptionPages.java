package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Renders a page on the host's branding and in the visit's language, which is not always the one that the browser asks for. */
@Component
class RedemptionPages {

    private final ViewResolver templates;
    private final Organisations organisations;

    RedemptionPages(@Qualifier("thymeleafViewResolver") ViewResolver templates, Organisations organisations) {
        this.templates = templates;
        this.organisations = organisations;
    }

    ModelAndView show(String page, Visit visit, HttpServletRequest request, Map<String, ?> content) {
        return show(page, visit.path(), visit.language(), request, content);
    }

    ModelAndView show(String page, String path, Locale language, HttpServletRequest request, Map<String, ?> content) {
        Map<String, Object> model = new HashMap<>(content);
        model.put("brand", Brand.of(organisations.host()));
        model.put("path", path);
        model.put("languages", PageLanguage.SHIPPED);
        model.put("here", here(path, request));
        return new ModelAndView(view("redemption/" + page, language), model);
    }

    /** Where the same page can be looked at in another language: an answer to a form cannot, its visit begins anew. */
    private static String here(String path, HttpServletRequest request) {
        boolean looking = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        return looking ? request.getRequestURI() : path;
    }

    private View view(String template, Locale language) {
        try {
            return templates.resolveViewName(template, language);
        } catch (Exception e) {
            throw new IllegalStateException("no template " + template, e);
        }
    }

    /** Answers a form: the browser looks at another page, and reloading that sends nothing again. */
    static ModelAndView seeOther(String location) {
        RedirectView view = new RedirectView(location);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
