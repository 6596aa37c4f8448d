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

    private static final String LIST = "domain_list_entry";

    /** Whether one of {@code :names} is on the list of domains. */
    static final String IS_LISTED = covers(LIST);

    private final JdbcClient jdbc;
    private final TransactionMemory<ListedName, Boolean> memory = new TransactionMemory<>();

    JdbcDomains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isListed(DomainName domain) {
        return covers(LIST, domain);
    }

    Set<DomainName> listed() {
        return all(LIST);
    }

    void list(Set<DomainName> domains) {
        replace(LIST, domains);
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
        return memory.get(new ListedName(table, domain), () -> readCovers(table, domain));
    }

    private boolean readCovers(String table, DomainName domain) {
        return jdbc.sql("SELECT " + covers(table))
                .param("names", names(domain))
                .query(Boolean.class)
                .single();
    }

    private static String covers(String table) {
        return "EXISTS (SELECT FROM " + table + " WHERE domain IN (:names))";
    }

    static List<String> names(DomainName domain) {
        return domain.selfAndAbove().stream().map(DomainName::ascii).toList();
    }

    /** Keeps what has just been read in another way. */
    void listedIs(DomainName domain, boolean listed) {
        memory.put(new ListedName(LIST, domain), listed);
    }

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

    /** What is asked of which list. */
    private record ListedName(String table, DomainName domain) {}
}
