package org.guestflow.audit;

import java.util.HexFormat;

/**
 * A place in the chain.
 *
 * @param sequence how many events there are up to it
 * @param hash the last one's hash, in hexadecimal digits
 */
record ChainLink(long sequence, String hash) {

    ChainLink next(ChainedEvent event) {
        return new ChainLink(sequence + 1, HexFormat.of().formatHex(event.hash(bytes(), sequence + 1)));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    /** The hash of an event's remainder, bound to this link's hash and place and to the hash before it. */
    String rest(String previousHash, ChainedEvent remainder) {
        return HexFormat.of().formatHex(remainder.hash(HexFormat.of().parseHex(previousHash + hash), sequence));
    }
}
