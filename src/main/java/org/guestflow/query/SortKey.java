package org.guestflow.query;

/**
 * By what a list is ordered.
 *
 * @param property the property's name
 * @param descending whether the greatest comes first
 */
public record SortKey(String property, boolean descending) {}
