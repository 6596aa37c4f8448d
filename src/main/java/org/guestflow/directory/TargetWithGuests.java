package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * A group or application in which there are guests.
 *
 * @param target which one
 * @param displayName its name
 * @param kept how a group comes by its members; for an application that hands out access through a group, that group's way
 * @param through whether an application is reached through a group
 * @param guests how many guests are in it whose access has not ended
 * @param firstSince since when the one is in it who came first; empty where a rule computes who is in it
 */
public record TargetWithGuests(
        Target target,
        String displayName,
        GroupMembership kept,
        boolean through,
        long guests,
        Optional<Instant> firstSince) {}
