package org.guestflow.harness;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What callers and guests were told: what must be true afterwards. */
final class Ledger {

    private final ConcurrentMap<String, String> invitations = new ConcurrentHashMap<>();
    private final Collection<String> redemptions = new ConcurrentLinkedQueue<>();
    private final Collection<String> additions = new ConcurrentLinkedQueue<>();
    private final Collection<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong longestSilence = new AtomicLong();

    void invited(String mail, String invitation) {
        invitations.put(mail, invitation);
        answered();
    }

    void redeemed(String mail) {
        redemptions.add(mail);
        answered();
    }

    void added(String request) {
        additions.add(request);
        answered();
    }

    /** For good: what was asked for does not come about. */
    void refused(String what) {
        refusals.add(what);
        answered();
    }

    void tryAgain() {
        triedAgain.incrementAndGet();
    }

    private void answered() {
        long now = System.nanoTime();
        long silence = now - lastAnswer.getAndSet(now);
        longestSilence.accumulateAndGet(silence, Math::max);
    }

    Map<String, String> invitations() {
        return invitations;
    }

    Collection<String> redemptions() {
        return redemptions;
    }

    Collection<String> additions() {
        return additions;
    }

    Collection<String> refusals() {
        return refusals;
    }

    int triedAgainTimes() {
        return triedAgain.get();
    }

    /** The longest time in which nobody was answered, in nanoseconds. */
    long longestSilence() {
        return longestSilence.get();
    }

    int answers() {
        return invitations.size() + redemptions.size() + additions.size() + refusals.size();
    }
}
