package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction remembers of the directory it forgets as soon as it changes it. */
@ProcessTest
class RememberedDirectoryTest {

    @Autowired
    private JdbcOwners owners;

    @Autowired
    private JdbcGroups groups;

    @Autowired
    private JdbcApplicationAccounts programs;

    @Autowired
    private JdbcOrganisations organisations;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private PlatformTransactionManager transactions;

    private UserId ada;
    private Target atlas;

    @BeforeEach
    void adaDoesNotOwnAtlas() {
        ada = users.findByMail(EmailAddress.parse("ada@woodgrove.com").orElseThrow())
                .orElseThrow()
                .id();
        atlas = Target.group(targets.findGroup("project-atlas").orElseThrow().id());
    }

    @Test
    void aNewOwnerOwnsAndOneWhoIsTakenAwayDoesNot() {
        inATransactionThatComesToNothing(() -> {
            assertThat(targets.isOwner(ada, atlas)).isFalse();

            owners.insert(atlas, ada);
            assertThat(targets.isOwner(ada, atlas)).isTrue();

            owners.delete(atlas, ada);
            assertThat(targets.isOwner(ada, atlas)).isFalse();

            programs.insertOwner(ada, atlas);
            assertThat(targets.isOwner(ada, atlas)).isTrue();

            programs.deleteOwner(ada, atlas);
            assertThat(targets.isOwner(ada, atlas)).isFalse();
        });
        assertThat(targets.isOwner(ada, atlas)).isFalse();
    }

    @Test
    void whoeverANewGroupNamesOwnsIt() {
        UUID id = UUID.randomUUID();
        Group group = new Group(id, "group-" + id, "New group", GroupMembership.ASSIGNED, true, Sensitivity.NORMAL);

        inATransactionThatComesToNothing(() -> {
            assertThat(targets.isOwner(ada, Target.group(id))).isFalse();

            groups.insertIfFree(group, Optional.empty(), Set.of(ada));

            assertThat(targets.isOwner(ada, Target.group(id))).isTrue();
        });
    }

    @Test
    void nobodyOwnsTheDirectory() {
        assertThat(targets.isOwner(ada, Target.DIRECTORY)).isFalse();
    }

    @Test
    void theDomainsOfANewOrganisationAreAmongAll() {
        DomainName domain = new DomainName("d" + UUID.randomUUID() + ".example");
        Organisation partner = new Organisation(
                OrganisationId.random(),
                "New partner",
                Set.of(domain),
                domain,
                "en",
                Optional.empty(),
                Optional.empty());

        inATransactionThatComesToNothing(() -> {
            assertThat(organisations.domains()).doesNotContain(domain);

            organisations.insert(partner, "partner");
            assertThat(organisations.domains()).contains(domain);

            organisations.deletePartner(partner.id());
            assertThat(organisations.domains()).doesNotContain(domain);
        });
    }

    private void inATransactionThatComesToNothing(Runnable story) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            story.run();
            status.setRollbackOnly();
        });
    }
}
