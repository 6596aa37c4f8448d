package org.guestflow.review;

/**
 * A review as somebody sees it, without its guests.
 *
 * @param review the review
 * @param targetName the group's or application's name
 * @param open whether answers are taken
 * @param progress how far it has come, all its guests counted
 * @param answerable whether the viewer may speak of anybody
 * @param finishable whether the viewer may finish it, as far as it is his to do
 */
public record ReviewView(
        Review review,
        String targetName,
        boolean open,
        ReviewProgress progress,
        boolean answerable,
        boolean finishable) {}
