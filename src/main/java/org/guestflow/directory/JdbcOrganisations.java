package org.guestflow.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Organisations and their domains as they are stored. */
@Repository
class JdbcOrganisations {

    private static final String SELECT = """
            SELECT o.id, o.display_name, o.default_language, o.privacy_statement_url, o.logo_url,
                   array(SELECT d.domain FROM organisation_domain d WHERE d.organisation_id = o.id) AS domains,
                   (SELECT d.domain FROM organisation_domain d WHERE d.organisation_id = o.id AND d.is_default) AS default_domain
            FROM organisation o
            """;

    /** For so long a name, a language or an address of the host, and which domains are somebody's, may be as it was on nodes that have not changed it themselves. Whose a domain is, is read each time. */
    private static final Duration IS_KNOWN = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionMemory<List<String>, Optional<Organisation>> memory = new TransactionMemory<>();
    private final Cache<Class<Organisation>, Organisation> host =
            Caffeine.newBuilder().expireAfterWrite(IS_KNOWN).build();
    private final Cache<Class<DomainName>, Set<DomainName>> allDomains =
            Caffeine.newBuilder().expireAfterWrite(IS_KNOWN).build();

    JdbcOrganisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody waits for another who reads it: he may hold the connection to the database that the other one needs. */
    Optional<Organisation> findHost() {
        Optional<Organisation> known = Optional.ofNullable(host.getIfPresent(Organisation.class));
        if (known.isPresent()) {
            return known;
        }
        Optional<Organisation> found = jdbc.sql(SELECT + "WHERE o.kind = 'host'")
                .query(JdbcOrganisations::organisation)
                .optional();
        found.ifPresent(organisation -> host.put(Organisation.class, organisation));
        return found;
    }

    Organisation host() {
        return findHost().orElseThrow(() -> new IllegalStateException("no host organisation is recorded"));
    }

    Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql(SELECT + "WHERE o.id = :id")
                .param("id", id.value())
                .query(JdbcOrganisations::organisation)
                .optional();
    }

    /** Finds the owner of the longest of these domains that is recorded. */
    Optional<Organisation> findByDomains(List<String> domains) {
        return memory.get(
                domains,
                () -> jdbc.sql(
                                SELECT
                                        + "JOIN organisation_domain f ON f.organisation_id = o.id WHERE f.domain IN (:domains) ORDER BY length(f.domain) DESC LIMIT 1")
                        .param("domains", domains)
                        .query(JdbcOrganisations::organisation)
                        .optional());
    }

    /** As with the host, nobody waits for another who reads them. */
    Set<DomainName> domains() {
        Set<DomainName> known = allDomains.getIfPresent(DomainName.class);
        if (known != null) {
            return known;
        }
        Set<DomainName> found = jdbc.sql("SELECT domain FROM organisation_domain").query(String.class).list().stream()
                .map(DomainName::new)
                .collect(Collectors.toUnmodifiableSet());
        allDomains.put(DomainName.class, found);
        return found;
    }

    void insert(Organisation organisation, String kind) {
        forget();
        jdbc.sql("""
                INSERT INTO organisation (id, kind, display_name, default_language, privacy_statement_url, logo_url)
                VALUES (:id, :kind, :displayName, :language, :privacyStatementUrl, :logoUrl)
                """)
                .param("id", organisation.id().value())
                .param("kind", kind)
                .param("displayName", organisation.displayName())
                .param("language", organisation.defaultLanguage())
                .param("privacyStatementUrl", organisation.privacyStatementUrl().orElse(null))
                .param("logoUrl", organisation.logoUrl().orElse(null))
                .update();
        organisation.domains().forEach(domain -> insertDomain(organisation, domain));
    }

    void rename(OrganisationId id, String displayName) {
        forget();
        jdbc.sql("UPDATE organisation SET display_name = :displayName WHERE id = :id")
                .param("id", id.value())
                .param("displayName", displayName)
                .update();
    }

    void deletePartner(OrganisationId id) {
        forget();
        jdbc.sql("DELETE FROM organisation WHERE id = :id AND kind = 'partner'")
                .param("id", id.value())
                .update();
    }

    /** Once more when the transaction is over: what it read of its own changes may never come to be. */
    private void forget() {
        memory.forget();
        forgetKnown();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forgetKnown();
            }
        });
    }

    private void forgetKnown() {
        host.invalidateAll();
        allDomains.invalidateAll();
    }

    private void insertDomain(Organisation organisation, DomainName domain) {
        jdbc.sql(
                        "INSERT INTO organisation_domain (domain, organisation_id, is_default) VALUES (:domain, :id, :default)")
                .param("domain", domain.ascii())
                .param("id", organisation.id().value())
                .param("default", domain.equals(organisation.defaultDomain()))
                .update();
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("domains").getArray();
        Set<DomainName> domains = Arrays.stream(names).map(DomainName::new).collect(Collectors.toUnmodifiableSet());
        return new Organisation(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("display_name"),
                domains,
                new DomainName(row.getString("default_domain")),
                row.getString("default_language"),
                Optional.ofNullable(row.getString("privacy_statement_url")),
                Optional.ofNullable(row.getString("logo_url")));
    }
}
