package org.guestflow.partner;

import java.util.concurrent.Future;
import org.guestflow.outbound.DeadlineTimer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Ends conversations that last too long, also those in which every single byte arrives in time (threats.md D3). */
@Component
public class Deadlines implements DisposableBean {

    private final DeadlineTimer timer = new DeadlineTimer("partner-deadlines");
    private final PartnerSettings settings;

    Deadlines(PartnerSettings settings) {
        this.settings = settings;
    }

    /**
     * Has something done when the time for a conversation is up.
     *
     * @param end breaks the conversation off
     * @return to be cancelled where it ends before
     */
    public Future<?> after(Runnable end) {
        return timer.after(settings.partnerDeadline(), end);
    }

    /**
     * Tells how long a server may think about one question: half of what the conversation may last.
     *
     * @return the time, in milliseconds
     */
    public int millisecondsToAnswer() {
        return Math.toIntExact(settings.partnerDeadline().toMillis() / 2);
    }

    @Override
    public void destroy() {
        timer.close();
    }
}
