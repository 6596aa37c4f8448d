package org.guestflow.audit;

import java.util.Optional;

/**
 * An event with its place in the chain, as the row has it.
 *
 * @param event the event
 * @param previousHash the hash of the one before it, in hexadecimal digits
 * @param link its own place and hash
 * @param erasedBy the place of the event that vouches for what is left of this one; empty where it is as it was written
 */
record StoredEvent(ChainedEvent event, String previousHash, ChainLink link, Optional<Long> erasedBy) {

    /** Whether it stands right after a place. An erased event's own hash cannot be computed any more; who vouches for the rest has to be asked. */
    boolean follows(ChainLink previous) {
        boolean inPlace = previousHash.equals(previous.hash()) && link.sequence() == previous.sequence() + 1;
        return inPlace && (erasedBy.isPresent() || previous.next(event).equals(link));
    }

    /** The hash of what is left of an event, bound to the hash that it had and to that of the one before it: nothing else would tie an erased event to what comes before. */
    String hashOf(ChainedEvent rest) {
        return link.rest(previousHash, rest);
    }
}
