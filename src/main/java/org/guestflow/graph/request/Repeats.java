package org.guestflow.graph.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.Seal;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a call that is repeated with its client-request-id within a day acts once, on whichever node it comes, and is answered as it was the first time.
 *
 * <p>Whoever comes first claims the call before anything is done; whoever comes second waits for the answer. A node that dies leaves its claim behind, which another call takes over when its lease has run
 * out: should the first one have acted and only its answer be lost, it acts again, and what protects the resource itself against doing things twice has to do.
 *
 * <p>Answers are kept whole, because a client has to get what it would have got, the redeem URL included, which stands nowhere else. So they are sealed, and what was asked is kept as a signature only.
 */
@Component
class Repeats {

    static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final String REQUEST = "repeatable-request";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration WORTH_ANOTHER_TRY_AFTER = Duration.ofSeconds(2);

    private final JdbcKeptAnswers answers;
    private final CallSettings settings;
    private final KeyRing keys;
    private final Seal seal;
    private final ObjectMapper json;

    Repeats(JdbcKeptAnswers answers, CallSettings settings, KeyRing keys, ObjectMapper json) {
        this.answers = answers;
        this.settings = settings;
        this.keys = keys;
        this.seal = new Seal(keys, "kept-answer");
        this.json = json;
    }

    /** Claims a call, or waits for what becomes of the first one, for a while. */
    Claim claim(RepeatableCall call) throws InterruptedException {
        long end = System.nanoTime() + settings.repeatWaits().toNanos();
        Optional<Claim> claim = look(call);
        while (claim.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            claim = look(call);
        }
        return claim.orElseGet(
                () -> refused(
                        "CallInProgress",
                        "The first call with this client-request-id is still being served. Ask again with the same one a little later."));
    }

    /** Keeps the answer for repetitions. */
    void keep(RepeatableCall call, Claim.First claim, KeptAnswer answer) {
        try {
            answers.setAnswer(call, claim.id(), seal.seal(call.place(), json.writeValueAsString(answer)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is not to be written as JSON", e);
        }
    }

    /** Lets the next one be the first: this one came to nothing that is worth keeping. */
    void release(RepeatableCall call, Claim.First claim) {
        answers.delete(call, claim.id());
    }

    /** Deletes what is older than a day. */
    void forgetOld() {
        answers.deleteOlderThan(KEPT_FOR);
    }

    private Optional<Claim> look(RepeatableCall call) {
        UUID claim = UUID.randomUUID();
        if (answers.insertIfFree(call, keys.sign(REQUEST, call.asked()), claim, settings.claimLease())) {
            return Optional.of(new Claim.First(claim));
        }
        Optional<JdbcKeptAnswers.Row> found = answers.find(call, KEPT_FOR);
        return found.isEmpty() ? look(call) : look(call, found.get(), claim);
    }

    private Optional<Claim> look(RepeatableCall call, JdbcKeptAnswers.Row first, UUID claim) {
        if (first.isOld()) {
            answers.delete(call, first.claim());
            return look(call);
        }
        if (!keys.isSigned(REQUEST, call.asked(), first.request())) {
            return Optional.of(
                    refused(
                            "ClientRequestIdReused",
                            "Another request had this client-request-id within the last day. Give each request an id of its own."));
        }
        if (first.answer() != null) {
            return Optional.of(answered(call, first.answer()));
        }
        boolean taken = first.leaseIsOver() && answers.takeOver(call, first.claim(), claim, settings.claimLease());
        return taken ? Optional.of(new Claim.First(claim)) : Optional.empty();
    }

    private Claim answered(RepeatableCall call, byte[] sealed) {
        Optional<String> text = seal.open(call.place(), sealed);
        if (text.isEmpty()) {
            return refused(
                    "AnswerUnreadable",
                    "This call was answered before, and the answer cannot be read any more since the secret key has changed. Look at what came of it.");
        }
        try {
            return new Claim.Answered(json.readValue(text.get(), KeptAnswer.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is no JSON", e);
        }
    }

    private static Claim refused(String rule, String message) {
        GraphRefusal refusal = GraphRefusal.of(409, rule, message);
        return new Claim.Refused(rule.equals("CallInProgress") ? refusal.retryAfter(WORTH_ANOTHER_TRY_AFTER) : refusal);
    }
}
