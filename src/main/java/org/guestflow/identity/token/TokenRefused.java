package org.guestflow.identity.token;

import org.springframework.security.core.AuthenticationException;

/** A token is one of the issuer's for us, but its caller is not let through: another token would not help. */
public class TokenRefused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * Refuses.
     *
     * @param rule the rule's name
     * @param message what is wrong and what can be done
     */
    public TokenRefused(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /**
     * Names the rule.
     *
     * @return the rule's name
     */
    public String rule() {
        return rule;
    }
}
