package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction reads an organisation once, and yet sees what it has itself changed. */
@ProcessTest
class OrganisationsTest {

    @Autowired
    private Organisations organisations;

    @Autowired
    private PlatformTransactionManager transactions;

    private final DomainName domain = new DomainName("org-" + UUID.randomUUID() + ".example");
    private TransactionTemplate transaction;
    private Organisation partner;

    @BeforeEach
    void aPartner() {
        transaction = new TransactionTemplate(transactions);
        partner = new Organisation(
                new OrganisationId(UUID.randomUUID()),
                "Before",
                Set.of(domain),
                domain,
                "en",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whatATransactionRecordsRenamesAndRemovesItSees() {
        transaction.executeWithoutResult(status -> {
            assertThat(name()).isEmpty();
            organisations.addPartner(partner, "test");
            assertThat(name()).hasValue("Before");
            organisations.rename(partner.id(), "After", "test");
            assertThat(name()).hasValue("After");
            organisations.removePartner(partner, "test");
            assertThat(name()).isEmpty();
        });
    }

    @Test
    void whatATransactionTakesBackTheNextDoesNotSee() {
        organisations.addPartner(partner, "test");
        transaction.executeWithoutResult(status -> {
            organisations.rename(partner.id(), "After", "test");
            assertThat(name()).hasValue("After");
            status.setRollbackOnly();
        });

        assertThat(name()).hasValue("Before");
        organisations.removePartner(partner, "test");
    }

    private Optional<String> name() {
        return organisations.findByDomain(domain).map(Organisation::displayName);
    }
}
