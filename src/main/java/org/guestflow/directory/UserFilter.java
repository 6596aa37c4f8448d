package org.guestflow.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which users to list: those who meet every condition that is there.
 *
 * @param mails addresses to choose from, whatever the letters' case
 * @param mailPattern an SQL {@code LIKE} pattern that the address matches, whatever the letters' case
 * @param namePattern an SQL {@code LIKE} pattern that the display name matches, whatever the letters' case
 * @param group handle of a group that the user is in
 * @param role a directory role that the user holds
 * @param userType the type; where it is empty, members and guests: applications are no people and only listed where they are asked for
 * @param notBlocked whether accounts that may not sign in are left out
 */
public record UserFilter(
        Optional<Set<String>> mails,
        Optional<String> mailPattern,
        Optional<String> namePattern,
        Optional<String> group,
        Optional<DirectoryRole> role,
        Optional<UserType> userType,
        boolean notBlocked) {

    /** Everybody. */
    public static final UserFilter EVERYBODY = new UserFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    /** Puts the addresses into the form by which the directory tells them apart. */
    public UserFilter {
        mails = mails.map(
                all -> all.stream().map(mail -> mail.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Narrows the list to certain addresses.
     *
     * @param chosen the addresses
     * @return the narrower filter
     */
    public UserFilter withMails(Set<String> chosen) {
        return new UserFilter(Optional.of(chosen), mailPattern, namePattern, group, role, userType, notBlocked);
    }

    /**
     * Narrows the list to addresses that match a pattern.
     *
     * @param pattern an SQL {@code LIKE} pattern
     * @return the narrower filter
     */
    public UserFilter withMailLike(String pattern) {
        return new UserFilter(mails, Optional.of(pattern), namePattern, group, role, userType, notBlocked);
    }

    /**
     * Narrows the list to names that match a pattern.
     *
     * @param pattern an SQL {@code LIKE} pattern
     * @return the narrower filter
     */
    public UserFilter withNameLike(String pattern) {
        return new UserFilter(mails, mailPattern, Optional.of(pattern), group, role, userType, notBlocked);
    }

    /**
     * Narrows the list to the people of a group.
     *
     * @param mailNickname the group's handle
     * @return the narrower filter
     */
    public UserFilter inGroup(String mailNickname) {
        return new UserFilter(mails, mailPattern, namePattern, Optional.of(mailNickname), role, userType, notBlocked);
    }

    /**
     * Narrows the list to the holders of a directory role.
     *
     * @param held the role
     * @return the narrower filter
     */
    public UserFilter withRole(DirectoryRole held) {
        return new UserFilter(mails, mailPattern, namePattern, group, Optional.of(held), userType, notBlocked);
    }

    /**
     * Narrows the list to members or to guests.
     *
     * @param type member or guest
     * @return the narrower filter
     */
    public UserFilter ofType(UserType type) {
        return new UserFilter(mails, mailPattern, namePattern, group, role, Optional.of(type), notBlocked);
    }

    /**
     * Leaves out accounts that may not sign in.
     *
     * @return the narrower filter
     */
    public UserFilter notBlockedOnly() {
        return new UserFilter(mails, mailPattern, namePattern, group, role, userType, true);
    }
}
