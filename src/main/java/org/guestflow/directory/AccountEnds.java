package org.guestflow.directory;

import org.guestflow.shared.UserId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How an account ends that others may still refer to. */
@Component
class AccountEnds {

    private final JdbcUsers users;
    private final SponsorHandOver sponsors;
    private final TransactionTemplate savepoint;

    AccountEnds(JdbcUsers users, SponsorHandOver sponsors, PlatformTransactionManager transactions) {
        this.users = users;
        this.sponsors = sponsors;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Deletes an account, or blocks it where requests for others refer to it: they would not know any more who asked. Whom its user answers for is handed over. Tells whether it is deleted. */
    boolean deleteOrBlock(UserId user) {
        sponsors.handOver(user);
        try {
            savepoint.executeWithoutResult(status -> users.delete(user));
            return true;
        } catch (DataIntegrityViolationException referredTo) {
            users.block(user);
            return false;
        }
    }
}
