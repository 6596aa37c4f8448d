package org.guestflow.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.guestflow.directory.User;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whoever goes on guessing codes waits longer each time; a right code ends that (threats.md B10). */
@ApplicationTest
class GrowingWindowTest {

    private static final int MOST = 3;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Instant MORNING = Instant.parse("2027-03-01T08:00:00Z");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcFactorTries tries;

    private User mia;

    @BeforeEach
    void aColleague() {
        mia = Colleague.named(context, "mia");
    }

    @Test
    void eachWindowInWhichAllTriesWereUsedDoublesTheNextOneUpToFourHours() {
        List<Long> minutes = new ArrayList<>();
        Instant begin = MORNING;
        for (int window = 0; window < 7; window++) {
            Instant end = usesUpAWindow(begin);
            minutes.add(Duration.between(begin, end).toMinutes());
            begin = end;
        }

        assertThat(minutes).containsExactly(15L, 30L, 60L, 120L, 240L, 240L, 240L);
    }

    @Test
    void aRightCodeBeginsAnew() {
        Instant second = usesUpAWindow(MORNING);
        usesUpAWindow(second);

        tries.forget(mia.id(), false);

        assertThat(usesUpAWindow(second)).isEqualTo(second.plus(WINDOW));
    }

    @Test
    void aDayWithoutTriesBeginsAnew() {
        Instant second = usesUpAWindow(MORNING);
        Instant third = usesUpAWindow(second);
        Instant later = third.plus(Duration.ofDays(1));

        assertThat(usesUpAWindow(later)).isEqualTo(later.plus(WINDOW));
    }

    @Test
    void whoShowsHisFactorInAnotherSessionEndsTheGrowthForAll() {
        Instant second = usesUpAWindow(MORNING);
        tries.count(mia.id(), false, MOST, WINDOW, second);

        tries.shorten(mia.id());

        assertThat(tries.endsAt(mia.id(), false, WINDOW)).contains(second.plus(WINDOW));
    }

    @Test
    void aWindowWithTriesLeftDoublesNothing() {
        tries.count(mia.id(), false, MOST, WINDOW, MORNING);
        Instant later = MORNING.plus(WINDOW);

        assertThat(usesUpAWindow(later)).isEqualTo(later.plus(WINDOW));
    }

    /** Gives the moment at which it ends. */
    private Instant usesUpAWindow(Instant begin) {
        while (tries.count(mia.id(), false, MOST, WINDOW, begin).isPresent()) {
            // goes on
        }
        return tries.endsAt(mia.id(), false, WINDOW).orElseThrow();
    }
}
