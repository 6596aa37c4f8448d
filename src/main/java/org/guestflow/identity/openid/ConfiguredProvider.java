package org.guestflow.identity.openid;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** How a provider is talked with that the configuration names. It may well be inside the private network; it answers within ten seconds and with no more than 256 KiB. */
public final class ConfiguredProvider {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private ConfiguredProvider() {}

    /**
     * Reads how a provider describes itself.
     *
     * @param issuer the provider's exact identifier
     * @return its discovery document
     * @throws ProviderUnusable where it cannot be read or names another issuer
     */
    public static Map<String, Object> describe(URI issuer) {
        return ProviderDiscovery.document(issuer, http());
    }

    /**
     * Reads what a provider publishes.
     *
     * @param address where it stands
     * @return the text
     * @throws ProviderUnusable where it cannot be read
     */
    public static String read(URI address) {
        try {
            String text = http().getForObject(address, String.class);
            return text == null ? "" : text;
        } catch (RestClientException e) {
            throw new ProviderUnusable("What a provider publishes at " + address + " cannot be read.", e);
        }
    }

    static ClientHttpRequestFactory requests() {
        SimpleClientHttpRequestFactory plain = new SimpleClientHttpRequestFactory();
        plain.setConnectTimeout(ANSWERS_WITHIN);
        plain.setReadTimeout(ANSWERS_WITHIN);
        return plain;
    }

    private static RestTemplate http() {
        return new RestTemplate(new InterceptingClientHttpRequestFactory(requests(), List.of(new BoundedAnswers())));
    }
}
