package org.guestflow.identity.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.identity.HomeOrganisation;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerSecrets;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.Partners;
import org.guestflow.partner.ProviderRequests;
import org.guestflow.partner.SignInProvider;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** The providers that are believed: the host's own, for members, and those of recorded partners, for their people. */
@Component
public class OpenIdProviders {

    /** The name of the host's own registration; a partner's is named by its organisation's id. */
    public static final String HOST = "host";

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST = 500;

    private final HostProviderSettings host;
    private final Organisations organisations;
    private final Partners partners;
    private final PartnerSecrets secrets;
    private final ProviderRequests requests;
    private final ProviderDiscovery discovery;
    private final Cache<OpenIdClient, OpenIdProvider> described =
            Caffeine.newBuilder().expireAfterWrite(LIFETIME).maximumSize(MOST).build();

    OpenIdProviders(
            HostProviderSettings host,
            Organisations organisations,
            Partners partners,
            PartnerSecrets secrets,
            ProviderRequests requests,
            ProviderDiscovery discovery) {
        this.host = host;
        this.organisations = organisations;
        this.partners = partners;
        this.secrets = secrets;
        this.requests = requests;
        this.discovery = discovery;
    }

    /**
     * Tells whether members sign in at the host's own provider.
     *
     * @return the host, or empty where no provider is configured
     */
    public Optional<HomeOrganisation> host() {
        return host.configured()
                .map(issuer -> new HomeOrganisation(HOST, organisations.host().displayName()));
    }

    /**
     * Finds the provider for an address by its domain.
     *
     * @param address an address
     * @return the organisation that the domain belongs to, or empty where none with a provider does
     */
    public Optional<HomeOrganisation> of(EmailAddress address) {
        if (organisations.host().domains().stream().anyMatch(address.domain()::isWithin)) {
            return host();
        }
        return partners.find(address.domain())
                .filter(partner -> partner.signIn().isPresent())
                .map(partner -> new HomeOrganisation(partner.id().toString(), partner.displayName()));
    }

    /**
     * Tells for which accounts a provider may speak: the host's for its own people, a partner's for external users with an address of its domains.
     *
     * @param provider the provider
     * @return true for such an account
     */
    public Predicate<User> accountsOf(OpenIdProvider provider) {
        return provider.partner()
                .<Predicate<User>>map(partner -> user -> user.isExternal()
                        && partners.find(user.mail().domain())
                                .map(Partner::id)
                                .filter(partner::equals)
                                .isPresent())
                .orElse(user -> user.isMember() && !user.isExternal());
    }

    /**
     * Finds a provider as it describes itself, at most ten minutes ago.
     *
     * @param registration the registration's name
     * @return the provider, or empty where none of that name is recorded any more
     * @throws ProviderUnusable where it cannot be asked
     */
    public Optional<OpenIdProvider> find(String registration) {
        if (HOST.equals(registration)) {
            return host.configured()
                    .map(issuer -> new OpenIdClient(
                            HOST, organisations.host().displayName(), issuer, host.clientId(), host.clientSecret()))
                    .map(client -> described.get(
                            client, one -> discovery.read(one, Optional.empty(), ConfiguredProvider.requests())));
        }
        return organisation(registration).flatMap(partners::find).flatMap(this::ofPartner);
    }

    private Optional<OpenIdProvider> ofPartner(Partner partner) {
        return partner.signIn()
                .map(provider -> described.get(
                        client(partner, provider),
                        one -> discovery.read(one, Optional.of(partner.id()), requests.to(provider))));
    }

    private OpenIdClient client(Partner partner, SignInProvider provider) {
        try {
            return new OpenIdClient(
                    partner.id().toString(),
                    partner.displayName(),
                    provider.issuer(),
                    provider.clientId(),
                    secrets.get(provider.clientSecretReference()));
        } catch (PartnerUnreachable noSecret) {
            throw new ProviderUnusable(noSecret.getMessage(), noSecret);
        }
    }

    private static Optional<OrganisationId> organisation(String registration) {
        try {
            return Optional.of(OrganisationId.parse(registration));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
