package org.guestflow.panel;

import org.guestflow.identity.CurrentUser;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the person who is signed in; the directory is asked once a request. */
@Component
class ViewerArgument implements HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = Viewer.class.getName();

    private final CurrentUser currentUser;

    ViewerArgument(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Viewer.class);
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer model,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return of(request);
    }

    Viewer of(RequestAttributes request) {
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Viewer known) {
            return known;
        }
        Viewer viewer = currentUser
                .find()
                .map(Viewer::new)
                .orElseThrow(() -> new InsufficientAuthenticationException("the session has ended"));
        request.setAttribute(ATTRIBUTE, viewer, RequestAttributes.SCOPE_REQUEST);
        return viewer;
    }
}
