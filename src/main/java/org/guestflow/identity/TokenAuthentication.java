package org.guestflow.identity;

import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A call with a bearer token that has been believed. It has no role: what lets it through is the token's permission and what its user may do. */
public final class TokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final SignedInUser caller;
    private final transient TokenGrant grant;

    /**
     * Says who calls.
     *
     * @param caller the user, or the account of the program
     * @param grant what the token lets him do
     */
    public TokenAuthentication(SignedInUser caller, TokenGrant grant) {
        super(List.of());
        this.caller = caller;
        this.grant = grant;
        setAuthenticated(true);
    }

    /**
     * Tells what the token lets its caller do.
     *
     * @return the grant
     */
    public TokenGrant grant() {
        return grant;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    /** The token is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenAuthentication token
                && super.equals(other)
                && caller.equals(token.caller)
                && Objects.equals(grant, token.grant);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), caller, grant);
    }
}
