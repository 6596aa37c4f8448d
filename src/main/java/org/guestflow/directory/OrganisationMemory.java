package org.guestflow.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** What a transaction has read of organisations, so that each rule and text that needs the host or a partner does not read it anew. Whatever the transaction changes ends it. */
@Component
@Scope(value = TransactionScope.NAME, proxyMode = ScopedProxyMode.TARGET_CLASS)
class OrganisationMemory {

    private final Map<List<String>, Optional<Organisation>> found = new HashMap<>();

    /** What was found by these domains, or under this name; read where it was not. */
    Optional<Organisation> find(List<String> key, Supplier<Optional<Organisation>> read) {
        return found.computeIfAbsent(key, unknown -> read.get());
    }

    void forget() {
        found.clear();
    }
}
