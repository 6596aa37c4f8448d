package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.guestflow.shared.OrganisationId;
import org.junit.jupiter.api.Test;

/** A partner's directory that is slow or down holds up nobody else. */
class PartnerCallsTest {

    private final PartnerCalls calls = new PartnerCalls();
    private final OrganisationId litware = OrganisationId.random();
    private final OrganisationId contoso = OrganisationId.random();

    @Test
    void afterFiveFailuresADirectoryIsLeftInPeaceAndOthersAreNot() {
        AtomicInteger asked = new AtomicInteger();

        for (int call = 0; call < 8; call++) {
            assertThatThrownBy(() -> calls.call(litware, () -> {
                        asked.incrementAndGet();
                        throw new PartnerUnreachable("down", null);
                    }))
                    .isInstanceOf(PartnerUnreachable.class);
        }

        assertThat(asked).hasValue(5);
        assertThat(calls.<String>call(contoso, () -> "fine")).isEqualTo("fine");
    }

    @Test
    void noMoreThanFourAskADirectoryAtOnce() {
        CountDownLatch asking = new CountDownLatch(4);
        CountDownLatch answer = new CountDownLatch(1);
        Stream<CompletableFuture<String>> four = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> calls.call(litware, () -> {
                            asking.countDown();
                            await(answer);
                            return "answer";
                        }),
                        work -> new Thread(work).start()))
                .limit(4);
        var answers = four.toList();
        await(asking);

        assertThatThrownBy(() -> calls.<String>call(litware, () -> "a fifth"))
                .isInstanceOf(PartnerUnreachable.class)
                .hasMessageContaining("too much at once");
        answer.countDown();

        assertThat(answers).allSatisfy(one -> assertThat(one.join()).isEqualTo("answer"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
