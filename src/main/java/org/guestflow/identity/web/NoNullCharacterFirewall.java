package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses besides what Spring Security refuses whatever holds U+0000 in its query or in a field of a form: no text has this character, PostgreSQL stores none with it (Unicode in PostgreSQL's manual,
 * "Character Types"), and so every look-up for one would be a fault.
 */
class NoNullCharacterFirewall extends StrictHttpFirewall {

    private static final char NULL = '\0';

    NoNullCharacterFirewall() {
        super();
        setAllowedParameterValues(value -> value.indexOf(NULL) < 0);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && (query.contains("%00") || query.indexOf(NULL) >= 0)) {
            throw new RequestRejectedException("The query holds the character U+0000.");
        }
        return super.getFirewalledRequest(request);
    }
}
