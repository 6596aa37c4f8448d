package org.guestflow.query;

/**
 * Where the items of a list come from, as pieces of SQL that are part of the program.
 *
 * @param columns what is selected for an item
 * @param from the tables, without the word FROM
 * @param condition what always holds of an item, without the word WHERE
 * @param properties by what the list can be narrowed and ordered
 */
public record ListSource(String columns, String from, String condition, Columns properties) {}
