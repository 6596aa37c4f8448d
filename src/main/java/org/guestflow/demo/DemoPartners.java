package org.guestflow.demo;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.Partners;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** WoodGrove and its partners Litware (trusted, with a directory) and Contoso (known). */
@Component
@Profile("demo")
class DemoPartners {

    static final Organisation WOODGROVE =
            organisation("10000000-0000-4000-8000-000000000001", "WoodGrove", "woodgrove.com");
    private static final Organisation LITWARE =
            organisation("10000000-0000-4000-8000-000000000002", "Litware", "litware.com");
    private static final Organisation CONTOSO =
            organisation("10000000-0000-4000-8000-000000000003", "Contoso", "contoso.com");

    private static final String LOOPBACK = "127.0.0.1";

    private final Organisations organisations;
    private final Partners partners;
    private final DemoPeople people;
    private final DemoTargets targets;
    private final DemoSettings settings;

    DemoPartners(
            Organisations organisations,
            Partners partners,
            DemoPeople people,
            DemoTargets targets,
            DemoSettings settings) {
        this.organisations = organisations;
        this.partners = partners;
        this.people = people;
        this.targets = targets;
        this.settings = settings;
    }

    private static Organisation organisation(String id, String name, String domain) {
        DomainName defaultDomain = new DomainName(domain);
        return new Organisation(
                new OrganisationId(UUID.fromString(id)),
                name,
                Set.of(defaultDomain),
                defaultDomain,
                "en",
                Optional.of("https://" + domain + "/privacy"));
    }

    void addOrganisations() {
        organisations.addHost(WOODGROVE, DemoPeople.SEEDING);
        organisations.addPartner(LITWARE, DemoPeople.SEEDING);
        organisations.addPartner(CONTOSO, DemoPeople.SEEDING);
    }

    /** Records what is not recorded, and leaves alone what an administrator has changed. */
    void record() {
        partners.find(LITWARE.defaultDomain())
                .ifPresentOrElse(
                        this::followLdapServer, () -> partners.record(litware(), people.find("ada@woodgrove.com")));
        if (partners.find(CONTOSO.defaultDomain()).isEmpty()) {
            partners.record(
                    Partner.of(CONTOSO.id(), CONTOSO.displayName(), PartnerStanding.KNOWN),
                    people.find("ada@woodgrove.com"));
        }
    }

    /** The embedded LDAP server's port may be another one now; a connection that leads elsewhere stays. */
    private void followLdapServer(Partner litware) {
        litware.connection()
                .filter(LdapConnection.class::isInstance)
                .map(LdapConnection.class::cast)
                .filter(DemoPartners::leadsToTheEmbeddedServer)
                .ifPresent(
                        old -> partners.record(litware.withConnection(directory()), people.find("ada@woodgrove.com")));
    }

    private static boolean leadsToTheEmbeddedServer(LdapConnection connection) {
        return LOOPBACK.equals(connection.url().getHost()) && connection.equals(directory(connection.url()));
    }

    private Partner litware() {
        return new Partner(
                LITWARE.id(),
                LITWARE.displayName(),
                PartnerStanding.TRUSTED,
                true,
                Set.of(
                        targets.group("project-atlas"),
                        targets.group("board-papers"),
                        targets.application("expense-portal")),
                Set.of(people.find("olivia@woodgrove.com"), people.find("sam@litware.com")),
                Set.of(),
                Optional.empty(),
                UnreachableAction.INVITATION,
                Optional.of(directory()),
                Optional.empty());
    }

    private LdapConnection directory() {
        return directory(URI.create("ldap://" + LOOPBACK + ":" + settings.ldapPort()));
    }

    private static LdapConnection directory(URI url) {
        return new LdapConnection(
                url,
                false,
                "dc=litware,dc=com",
                "cn=guestflow,ou=services,dc=litware,dc=com",
                "litware",
                "cn=directory-readers,ou=groups,dc=litware,dc=com");
    }
}
