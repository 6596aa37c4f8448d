package org.guestflow.directory;

/**
 * A role that somebody holds.
 *
 * @param user who
 * @param role the role
 */
public record RoleAssignment(User user, DirectoryRole role) {}
