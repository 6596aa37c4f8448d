package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.identity.CurrentUser;
import org.guestflow.redemption.RedemptionOvertaken;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.RedemptionState;
import org.guestflow.redemption.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A page for each refusal: what it means and what to do. None of them shows the invited address to somebody who has not proven it. */
@ControllerAdvice(basePackageClasses = RefusalPages.class)
class RefusalPages {

    private final RedemptionPages pages;
    private final PageLanguage languages;
    private final CurrentUser currentUser;

    RefusalPages(RedemptionPages pages, PageLanguage languages, CurrentUser currentUser) {
        this.pages = pages;
        this.languages = languages;
        this.currentUser = currentUser;
    }

    @ExceptionHandler
    ModelAndView refuse(RedemptionRefused refused, HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = Visits.of(request);
        Map<String, Object> content = new HashMap<>();
        content.put("refusal", name(refused.refusal()));
        content.put("minutes", minutes(refused));
        content.put("asked", request.getParameter(ExpiredLinkController.ASKED) != null);
        content.put(
                "hasCode",
                visit.filter(one -> one.isIn(RedemptionState.AWAITING_PROOF)).isPresent());
        if (refused.refusal() == Refusal.OTHER_ACCOUNT) {
            currentUser
                    .find()
                    .ifPresent(user -> content.put("signedInAs", user.mail().toString()));
            visit.ifPresent(one ->
                    content.put("address", MaskedAddress.of(one.invitation().invitee())));
        }
        if (refused.refusal() == Refusal.OTHER_IDENTITY) {
            Visits.signedInElsewhere(request).ifPresent(mail -> content.put("signedInAs", mail.toString()));
            visit.ifPresent(one ->
                    content.put("address", MaskedAddress.of(one.invitation().invitee())));
        }
        refused.retryAfter()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1)));
        Locale language = visit.map(Visit::language).orElseGet(() -> languages.of(request, Optional.empty()));
        String path = visit.map(Visit::path).orElse(request.getRequestURI());
        ModelAndView page = pages.show("refusal", path, language, request, content);
        page.setStatus(status(refused.refusal()));
        return page;
    }

    /** The state of things is another one by now: the guest looks at it again. */
    @ExceptionHandler(RedemptionOvertaken.class)
    ModelAndView lookAgain(HttpServletRequest request) {
        return RedemptionPages.seeOther(
                Visits.of(request).map(visit -> visit.path() + "/consent").orElse("/"));
    }

    private static String name(Refusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long minutes(RedemptionRefused refused) {
        return refused.retryAfter()
                .map(wait -> wait.plusSeconds(59).toMinutes())
                .orElse(0L);
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_LINK -> HttpStatus.NOT_FOUND;
            case LINK_EXPIRED,
                    LINK_REPLACED,
                    INVITATION_REVOKED,
                    ALREADY_REDEEMED,
                    INVITATION_DECLINED,
                    PASSCODE_EXPIRED -> HttpStatus.GONE;
            case TOO_MANY_PASSCODES -> HttpStatus.TOO_MANY_REQUESTS;
            case INVITATION_BLOCKED,
                    PASSCODE_USED_UP,
                    SESSION_LOST,
                    OTHER_ACCOUNT,
                    ADDRESS_NOT_VERIFIED,
                    OTHER_IDENTITY -> HttpStatus.FORBIDDEN;
            case WRONG_PASSCODE, TERMS_CHANGED, INVITATION_NOT_APPROVED -> HttpStatus.CONFLICT;
        };
    }
}
