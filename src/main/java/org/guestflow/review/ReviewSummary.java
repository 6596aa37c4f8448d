package org.guestflow.review;

import org.guestflow.directory.Target;

/**
 * A review in the list of all.
 *
 * @param review the review
 * @param targetName the group's or application's name
 * @param guests how many guests it is about
 * @param answered of how many of them somebody has said something
 * @param kept how many kept their access, be it until a day
 * @param ended how many lost it
 */
public record ReviewSummary(Review review, String targetName, long guests, long answered, long kept, long ended) {

    /** With the name that its target has. */
    ReviewSummary named(String name) {
        return new ReviewSummary(review, name, guests, answered, kept, ended);
    }

    Target target() {
        return review.target();
    }
}
