package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class PartnersTest {

    @Autowired
    private Partners partners;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    private final DomainName domain = new DomainName("p" + UUID.randomUUID() + ".example");
    private final OrganisationId id = OrganisationId.random();

    @Test
    void anOrganisationIsUnknownUntilItIsRecordedAsPartner() {
        organisations.addPartner(
                new Organisation(id, "Fabrikam", Set.of(domain), domain, "en", Optional.empty()), ada().toString());
        PartnerStanding before = partners.standingOf(domain);

        partners.record(Partner.of(id, "Fabrikam", PartnerStanding.KNOWN), ada());

        assertThat(before).isEqualTo(PartnerStanding.UNKNOWN);
        assertThat(partners.standingOf(domain)).isEqualTo(PartnerStanding.KNOWN);
        assertThat(partners.standingOf(new DomainName("mail." + domain))).isEqualTo(PartnerStanding.KNOWN);
        assertThat(partners.standingOf(new DomainName("not" + domain))).isEqualTo(PartnerStanding.UNKNOWN);
    }

    @Test
    void itsConnectionIsKeptWithTheNameOfTheSecretAndNotTheSecret() {
        LdapConnection connection = new LdapConnection(
                URI.create("ldaps://ldap.fabrikam.example"),
                false,
                "dc=fabrikam",
                "cn=guestflow,dc=fabrikam",
                "fabrikam",
                "cn=readers,dc=fabrikam");
        organisations.addPartner(
                new Organisation(id, "Fabrikam", Set.of(domain), domain, "en", Optional.empty()), ada().toString());
        Partner partner = Partner.of(id, "Fabrikam", PartnerStanding.TRUSTED).withConnection(connection);

        partners.record(partner, ada());
        partners.record(partner, ada());

        assertThat(partners.find(domain)).contains(partner);
        assertThat(audited()).containsExactly("Add organisation", "Add partner");
    }

    @Test
    void aConnectionsAddressIsLdapsAndCarriesNoCredentials() {
        assertThatThrownBy(() -> connectionTo("http://ldap.fabrikam.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> connectionTo("ldap://admin:secret@ldap.fabrikam.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LdapConnection connectionTo(String url) {
        return new LdapConnection(URI.create(url), true, "dc=x", "cn=x", "x", "cn=readers,dc=x");
    }

    private List<String> audited() {
        return jdbc.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    private UserId ada() {
        return EmailAddress.parse("ada@woodgrove.com")
                .flatMap(users::findByMail)
                .map(User::id)
                .orElseThrow();
    }
}
