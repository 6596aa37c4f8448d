package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.SessionStart;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signs in who has just redeemed: the address is proven, and a sign-in would only prove it again. */
@Component
class Welcome {

    private final Users users;
    private final SessionStart sessions;
    private final Organisations organisations;

    Welcome(Users users, SessionStart sessions, Organisations organisations) {
        this.users = users;
        this.sessions = sessions;
        this.organisations = organisations;
    }

    void signIn(Visit redeemed, HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        Optional<User> guest = users.findByMail(redeemed.invitation().invitee()).filter(CurrentUser::maySignIn);
        guest.ifPresent(user -> {
            sessions.signIn(user, request, response);
            next.addFlashAttribute("notice", "redemption.done.heading");
            next.addFlashAttribute(
                    "noticeArguments", new Object[] {organisations.host().displayName()});
        });
    }
}
