package org.guestflow.review;

/**
 * How far a review has come, counted over all its guests whoever looks.
 *
 * @param guests how many guests there are
 * @param answered of how many of them something was said, or need not be said any more
 * @param kept how many of those who still have the access keep it as it is
 * @param limited how many of them keep it until a day
 * @param ended how many of them lose it
 */
public record ReviewProgress(long guests, long answered, long kept, long limited, long ended) {

    /**
     * Counts those of whom something has yet to be said.
     *
     * @return how many still have the access, and no answer
     */
    public long open() {
        return guests - answered;
    }
}
