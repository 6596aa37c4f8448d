package org.guestflow.review;

/**
 * What Tasklist shows of a review. Everything in it is text or a number.
 *
 * @param id the review, whose page is {@code /reviews/{id}}
 * @param targetType {@code group} or {@code application}
 * @param targetName the target's name
 * @param guests how many guests there are in all
 * @param answered of how many of them something was said
 * @param endsAt until when answers are taken, ISO 8601
 */
public record ReviewTask(String id, String targetType, String targetName, long guests, long answered, String endsAt) {}
