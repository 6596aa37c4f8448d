package org.guestflow.demo;

import org.guestflow.directory.Organisations;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty directory with the demo's data, and leaves a filled one alone. It is there before anything else looks for an administrator. */
@Component
@Profile("demo")
class DemoData implements InitializingBean {

    private final Organisations organisations;
    private final DemoPeople people;
    private final DemoTargets targets;
    private final DemoPartners partners;
    private final JdbcSeeding seeding;
    private final TransactionTemplate transaction;

    DemoData(
            Organisations organisations,
            DemoPeople people,
            DemoTargets targets,
            DemoPartners partners,
            JdbcSeeding seeding,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.people = people;
        this.targets = targets;
        this.partners = partners;
        this.seeding = seeding;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            seeding.awaitTurn();
            if (organisations.findHost().isEmpty()) {
                partners.addOrganisations();
                people.add();
                targets.add();
            }
            partners.record();
        });
    }
}
