package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.DomainName;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction remembers of the tenant's settings and lists it forgets as soon as it changes them. */
@ProcessTest
class RememberedPolicyTest {

    @Autowired
    private JdbcTenantSettings settings;

    @Autowired
    private JdbcDomains domains;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aChangedSettingHoldsAtOnce() {
        inATransactionThatComesToNothing(() -> {
            TenantSettings before = settings.find();
            TenantSettings after = before.withLimits(before.invitationsPerInviter() + 1, 4711);

            settings.save(after);

            assertThat(settings.find()).isEqualTo(after);
        });
    }

    @Test
    void aDomainIsListedAndTakenOffAtOnce() {
        DomainName domain = new DomainName("d" + UUID.randomUUID() + ".example");
        inATransactionThatComesToNothing(() -> {
            assertThat(domains.isListed(domain)).isFalse();
            assertThat(domains.mayMixScripts(domain)).isFalse();

            domains.list(Set.of(domain));
            assertThat(domains.isListed(domain)).isTrue();
            assertThat(domains.mayMixScripts(domain)).isFalse();

            domains.listMixedScript(Set.of(domain));
            assertThat(domains.mayMixScripts(domain)).isTrue();

            domains.list(Set.of());
            assertThat(domains.isListed(domain)).isFalse();
        });
    }

    private void inATransactionThatComesToNothing(Runnable story) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            story.run();
            status.setRollbackOnly();
        });
    }
}
