package org.guestflow.partner;

import org.springframework.http.client.ClientHttpRequestFactory;

/** Requests to a partner's OpenID Connect provider. */
public interface ProviderRequests {

    /**
     * Makes requests that go where partners' servers may be and nowhere else (threats.md D2), encrypted with a checked certificate, follow no redirect and are
     * over when the deadline for conversations with partners comes.
     *
     * @param provider the provider; its certificates may stand in an SSL bundle of the name of its client's secret
     * @return a factory; what goes wrong in its requests is an {@link java.io.IOException} or a {@link PartnerUnreachable}
     */
    ClientHttpRequestFactory to(SignInProvider provider);
}
