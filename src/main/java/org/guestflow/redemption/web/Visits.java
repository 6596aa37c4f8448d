package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.identity.CurrentUser;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.invitation.Invitations;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.Redemption;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.RedemptionState;
import org.guestflow.redemption.Redemptions;
import org.guestflow.redemption.Refusal;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** Finds out who comes with which link, and sends away whom no page is for. */
@Component
class Visits {

    private static final String VISIT = Visit.class.getName();
    private static final String SIGNED_IN_ELSEWHERE = Visits.class.getName() + ".signedInElsewhere";

    private final Invitations invitations;
    private final Redemptions redemptions;
    private final BrowserCookies cookies;
    private final PageLanguage languages;
    private final CurrentUser currentUser;

    Visits(
            Invitations invitations,
            Redemptions redemptions,
            BrowserCookies cookies,
            PageLanguage languages,
            CurrentUser currentUser) {
        this.invitations = invitations;
        this.redemptions = redemptions;
        this.cookies = cookies;
        this.languages = languages;
        this.currentUser = currentUser;
    }

    /** For pages of a link that can be redeemed, by nobody who is signed in as somebody else. */
    Visit open(String token, HttpServletRequest request) throws RedemptionRefused {
        Visit visit = identify(token, request);
        if (visit.isIn(RedemptionState.DECLINED)) {
            throw new RedemptionRefused(Refusal.INVITATION_DECLINED);
        }
        redemptions.check(visit.link());
        boolean somebodyElse = currentUser
                .find()
                .filter(user ->
                        !user.mail().key().equals(visit.invitation().invitee().key()))
                .isPresent();
        if (somebodyElse) {
            throw new RedemptionRefused(Refusal.OTHER_ACCOUNT);
        }
        return visit;
    }

    /** For pages of any genuine link. */
    Visit identify(String token, HttpServletRequest request) throws RedemptionRefused {
        InvitationLink link = invitations.readLink(token).orElseThrow(Visits::unknown);
        Invitation invitation = invitations.find(link.invitation()).orElseThrow(Visits::unknown);
        Optional<BrowserKey> browser = cookies.key(request);
        Optional<Redemption> redemption = browser.flatMap(key -> redemptions.find(link, key));
        Locale language = languages.of(request, Optional.of(invitation));
        Visit visit = new Visit(token, link, invitation, browser, redemption, language);
        request.setAttribute(VISIT, visit);
        return visit;
    }

    /** The visit of a request that was refused later; empty where the link was not genuine. */
    static Optional<Visit> of(HttpServletRequest request) {
        return Optional.ofNullable((Visit) request.getAttribute(VISIT));
    }

    /** Keeps as whom somebody has signed in at the guest's organisation, for a page that refuses him. */
    static void signedInElsewhere(HttpServletRequest request, EmailAddress mail) {
        request.setAttribute(SIGNED_IN_ELSEWHERE, mail);
    }

    static Optional<EmailAddress> signedInElsewhere(HttpServletRequest request) {
        return Optional.ofNullable((EmailAddress) request.getAttribute(SIGNED_IN_ELSEWHERE));
    }

    private static RedemptionRefused unknown() {
        return new RedemptionRefused(Refusal.UNKNOWN_LINK);
    }
}
