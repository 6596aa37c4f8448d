package org.guestflow.redemption.web;

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
}
