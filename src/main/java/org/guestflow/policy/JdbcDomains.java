package org.guestflow.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of domains as they are stored; an entry covers the domains below it. */
@Repository
class JdbcDomains {

    private final JdbcClient jdbc;
    private final TransactionMemory<Coverage, Boolean> memory = new TransactionMemory<>();

    JdbcDomains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isListed(DomainName domain) {
        return covers("domain_list_entry", domain);
    }

    Set<DomainName> listed() {
        return all("domain_list_entry");
    }

    void list(Set<DomainName> domains) {
        replace("domain_list_entry", domains);
    }

    boolean mayMixScripts(DomainName domain) {
        return covers("mixed_script_domain", domain);
    }

    Set<DomainName> mixedScript() {
        return all("mixed_script_domain");
    }

    void listMixedScript(Set<DomainName> domains) {
        replace("mixed_script_domain", domains);
    }

    private boolean covers(String table, DomainName domain) {
        List<String> names =
                domain.selfAndAbove().stream().map(DomainName::ascii).toList();
        return memory.get(
                new Coverage(table, domain),
                () -> jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE domain IN (:names))")
                        .param("names", names)
                        .query(Boolean.class)
                        .single());
    }

    private record Coverage(String table, DomainName domain) {}

    private Set<DomainName> all(String table) {
        return jdbc.sql("SELECT domain FROM " + table).query(String.class).list().stream()
                .map(DomainName::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void replace(String table, Set<DomainName> domains) {
        memory.forget();
        jdbc.sql("DELETE FROM " + table).update();
        domains.forEach(domain -> jdbc.sql("INSERT INTO " + table + " VALUES (:domain)")
                .param("domain", domain.ascii())
                .update());
    }
}
