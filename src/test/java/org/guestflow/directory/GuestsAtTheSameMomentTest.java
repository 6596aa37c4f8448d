package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessTest;
import org.guestflow.support.WaitingForARow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class GuestsAtTheSameMomentTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String address = somebodyAt("partner.example");
    private final RequestId request = RequestId.random();
    private TransactionTemplate transaction;
    private WaitingForARow somebodyElse;

    @BeforeEach
    void somebodyElseIsThere() {
        transaction = new TransactionTemplate(transactions);
        somebodyElse = new WaitingForARow(context);
    }

    @Test
    void whoeverIsInvitedWhileBeingRemovedComesAnewUnderTheSameName() {
        User leaving = users.ensureGuest(guest(), request);

        CompletableFuture<Void> coming = transaction.execute(status -> {
            users.removePendingGuest(leaving.id(), request);
            return somebodyElse.begins(() -> users.ensureGuest(guest(), RequestId.random()));
        });
        coming.orTimeout(10, TimeUnit.SECONDS).join();

        User come = users.findByMail(mail()).orElseThrow();
        assertThat(come.id()).isNotEqualTo(leaving.id());
        assertThat(come.userPrincipalName()).isEqualTo(leaving.userPrincipalName());
    }

    @Test
    void aGuestWhoIsHeldIsNotRemovedMeanwhile() {
        User guest = users.ensureGuest(guest(), request);

        CompletableFuture<Void> removal = transaction.execute(status -> {
            users.hold(guest.id());
            CompletableFuture<Void> begun =
                    somebodyElse.begins(() -> users.removePendingGuest(guest.id(), RequestId.random()));
            users.accept(guest.id(), request);
            return begun;
        });
        removal.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(users.find(guest.id())).isPresent();
    }

    @Test
    void aGuestIsHeldWithinATransactionOnly() {
        User guest = users.ensureGuest(guest(), request);

        assertThatThrownBy(() -> users.hold(guest.id())).isInstanceOf(IllegalTransactionStateException.class);
    }

    private NewGuest guest() {
        User olivia = EmailAddress.parse("olivia@woodgrove.com")
                .flatMap(users::findByMail)
                .orElseThrow();
        return new NewGuest(mail(), address, Optional.empty(), Optional.empty(), olivia.id());
    }

    private EmailAddress mail() {
        return EmailAddress.parse(address).orElseThrow();
    }
}
