package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.guestflow.identity.CurrentUser;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.invitation.Invitations;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.ReadTransaction;
import org.guestflow.redemption.ReadTransaction.Reading;
import org.guestflow.redemption.Redemption;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.RedemptionState;
import org.guestflow.redemption.Redemptions;
import org.guestflow.redemption.Refusal;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Finds out who comes with which link, and sends away whom no page is for. */
@Component
class Visits {

    private static final String VISIT = Visit.class.getName();
    private static final String SIGNED_IN_ELSEWHERE = Visits.class.getName() + ".signedInElsewhere";

    private final Invitations invitations;
    private final Redemptions redemptions;
    private final ReadTransaction reading;
    private final BrowserCookies cookies;
    private final PageLanguage languages;
    private final CurrentUser currentUser;

    Visits(
            Invitations invitations,
            Redemptions redemptions,
            ReadTransaction reading,
            BrowserCookies cookies,
            PageLanguage languages,
            CurrentUser currentUser) {
        this.invitations = invitations;
        this.redemptions = redemptions;
        this.reading = reading;
        this.cookies = cookies;
        this.languages = languages;
        this.currentUser = currentUser;
    }

    /** Looks at all that a page or a step needs in one transaction. */
    <T> T look(Reading<T> reads) throws RedemptionRefused {
        currentUser.readSession();
        return reading.read(reads);
    }

    /** For pages of a link that can be redeemed, by nobody who is signed in as somebody else. */
    Visit open(String token, HttpServletRequest request) throws RedemptionRefused {
        return look(() -> {
            Visit visit = identifyUndeclined(token, request);
            redemptions.check(visit.link());
            if (isSomebodyElse(visit)) {
                throw new RedemptionRefused(Refusal.OTHER_ACCOUNT);
            }
            return visit;
        });
    }

    /** As {@link #open}, for a step that judges the link itself: here it is judged only where something else is to be refused. */
    Visit enter(String token, HttpServletRequest request) throws RedemptionRefused {
        return look(() -> {
            Visit visit = identifyUndeclined(token, request);
            if (isSomebodyElse(visit)) {
                throw refusal(visit, Refusal.OTHER_ACCOUNT);
            }
            return visit;
        });
    }

    /** Why a step is refused that has not judged the link yet: before anything else it counts that a link cannot be redeemed. */
    RedemptionRefused refusal(Visit visit, Refusal other) throws RedemptionRefused {
        redemptions.check(visit.link());
        return new RedemptionRefused(other);
    }

    private Visit identifyUndeclined(String token, HttpServletRequest request) throws RedemptionRefused {
        Visit visit = identify(token, request);
        if (visit.isIn(RedemptionState.DECLINED)) {
            throw new RedemptionRefused(Refusal.INVITATION_DECLINED);
        }
        return visit;
    }

    private boolean isSomebodyElse(Visit visit) {
        return currentUser
                .find()
                .filter(user ->
                        !user.mail().key().equals(visit.invitation().invitee().key()))
                .isPresent();
    }

    /** For pages of any genuine link. */
    Visit identify(String token, HttpServletRequest request) throws RedemptionRefused {
        return look(() -> read(token, request));
    }

    private Visit read(String token, HttpServletRequest request) throws RedemptionRefused {
        InvitationLink link = invitations.readLink(token).orElseThrow(Visits::unknown);
        Invitation invitation = invitations.find(link.invitation()).orElseThrow(Visits::unknown);
        Optional<BrowserKey> browser = cookies.key(request);
        Optional<Redemption> redemption = browser.flatMap(key -> redemptions.find(link, key));
        Supplier<Locale> language = SingletonSupplier.of(() -> languages.of(request, Optional.of(invitation)));
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
