package org.guestflow.directory;

import java.util.Optional;
import java.util.Set;

/**
 * Which groups to list: those that meet every condition that is there.
 *
 * @param mailNicknames handles to choose from
 * @param namePattern an SQL {@code LIKE} pattern that the display name matches, whatever the letters' case
 * @param member address of somebody who is in the group, whatever the letters' case
 */
public record GroupFilter(Optional<Set<String>> mailNicknames, Optional<String> namePattern, Optional<String> member) {

    /** Every group. */
    public static final GroupFilter EVERY = new GroupFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Narrows the list to certain groups.
     *
     * @param chosen their handles
     * @return the narrower filter
     */
    public GroupFilter withMailNicknames(Set<String> chosen) {
        return new GroupFilter(Optional.of(Set.copyOf(chosen)), namePattern, member);
    }

    /**
     * Narrows the list to names that match a pattern.
     *
     * @param pattern an SQL {@code LIKE} pattern
     * @return the narrower filter
     */
    public GroupFilter withNameLike(String pattern) {
        return new GroupFilter(mailNicknames, Optional.of(pattern), member);
    }

    /**
     * Narrows the list to the groups that somebody is in.
     *
     * @param mail the member's address
     * @return the narrower filter
     */
    public GroupFilter withMember(String mail) {
        return new GroupFilter(mailNicknames, namePattern, Optional.of(mail));
    }
}
