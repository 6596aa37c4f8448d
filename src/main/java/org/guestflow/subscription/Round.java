package org.guestflow.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a task has claimed to tell: a subscription, and changes that are told in one message.
 *
 * @param task who has claimed it
 * @param subscription whom to tell
 * @param clientState what each notification repeats
 * @param signingKey what the message is signed with; empty where the seal does not hold any more
 * @param attempt the claim's number
 * @param failures how many attempts before it came to nothing, in a row
 * @param slow whether the receiver was slow or silent the last time
 * @param message the message's id, the same at each repetition
 * @param changes what to tell
 */
record Round(
        DeliveryTask task,
        Subscription subscription,
        Optional<String> clientState,
        Optional<String> signingKey,
        long attempt,
        int failures,
        boolean slow,
        UUID message,
        List<Change> changes) {

    Round with(UUID id, List<Change> batch) {
        return new Round(task, subscription, clientState, signingKey, attempt, failures, slow, id, batch);
    }
}
