package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.directory.Users;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.SignedInUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions that only say who signed in: with every request that needs it the user is read again from the directory, so that a role that is taken away is gone with
 * the next click, and a blocked account is out at once. A session lasts half a day at most, used or not.
 */
@Component
class LiveSessions implements SecurityContextRepository {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Users users;

    LiveSessions(Users users) {
        this.users = users;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        HttpServletRequest request = holder.getRequest();
        return new Live(request, sessions.loadDeferredContext(request)).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Live(request, sessions.loadDeferredContext(request));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        sessions.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.containsContext(request);
    }

    private SecurityContext refresh(SecurityContext stored, HttpServletRequest request) {
        Authentication before = stored.getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedInUser signedIn)) {
            return stored;
        }
        Optional<Authentication> now = Optional.of(signedIn.id())
                .filter(id -> !isOver(request.getSession(false)))
                .flatMap(users::find)
                .filter(CurrentUser::maySignIn)
                .map(Roles::authentication);
        if (now.isEmpty()) {
            end(request.getSession(false));
        }
        return now.<SecurityContext>map(SecurityContextImpl::new).orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private static boolean isOver(HttpSession session) {
        return session != null && session.getLastAccessedTime() - session.getCreationTime() > LONGEST.toMillis();
    }

    private static void end(HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
    }

    /** Reads the session, and the directory, when somebody asks: not for a style sheet. */
    private final class Live implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private final DeferredSecurityContext stored;
        private SecurityContext context;

        private Live(HttpServletRequest request, DeferredSecurityContext stored) {
            this.request = request;
            this.stored = stored;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = refresh(stored.get(), request);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return stored.isGenerated();
        }
    }
}
