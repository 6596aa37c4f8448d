package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.RedirectUrl;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Where a guest who has redeemed is sent on to: the URL that the inviter gave, if its exact origin is still allowed for the target or is this installation's own. */
@Component
class OnwardUrls {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' %s; frame-ancestors 'none'; base-uri 'none'";

    private final Targets targets;
    private final BaseUrl baseUrl;

    OnwardUrls(Targets targets, BaseUrl baseUrl) {
        this.targets = targets;
        this.baseUrl = baseUrl;
    }

    Optional<String> of(Invitation invitation) {
        return invitation.redirectUrl().filter(url -> RedirectUrl.isAllowed(url, origins(invitation)));
    }

    private List<String> origins(Invitation invitation) {
        List<String> origins = new ArrayList<>(targets.redirectOrigins(invitation.target()));
        origins.add(baseUrl.value().toString());
        return origins;
    }

    /** Browsers hold a form to the page's policy even where its answer redirects. */
    static void allowFormToEndAt(String url, HttpServletResponse response) {
        URI uri = URI.create(url);
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        response.setHeader("Content-Security-Policy", POLICY.formatted(origin));
    }
}
