package org.guestflow.graph.request;

/**
 * A permission that a token carries, by Microsoft Graph's name. Delegated ones bound what the user may do anyway; those of an application are held by nobody in person.
 */
public enum Permission {
    /** Reading one's own account. */
    USER_READ("User.Read"),
    /** Reading users, groups and applications. */
    USER_READ_ALL("User.Read.All"),
    /** Inviting guests, and looking after what was asked for. */
    USER_INVITE_ALL("User.Invite.All"),
    /** Recording members, and what {@link #USER_READ_ALL} permits. */
    USER_READ_WRITE_ALL("User.ReadWrite.All"),
    /** Recording groups. */
    GROUP_READ_WRITE_ALL("Group.ReadWrite.All"),
    /** Recording applications. */
    APPLICATION_READ_WRITE_ALL("Application.ReadWrite.All"),
    /** Everything else that the directory and the policy hold, and all of the above. */
    DIRECTORY_READ_WRITE_ALL("Directory.ReadWrite.All");

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    /**
     * Tells whether this permission suffices where another one is needed.
     *
     * @param needed what is needed
     * @return true where it is this one, or a part of it
     */
    public boolean includes(Permission needed) {
        return switch (this) {
            case DIRECTORY_READ_WRITE_ALL -> true;
            case USER_READ_WRITE_ALL -> needed == this || USER_READ_ALL.includes(needed);
            case USER_READ_ALL -> needed == this || needed == USER_READ;
            case USER_READ, USER_INVITE_ALL, GROUP_READ_WRITE_ALL, APPLICATION_READ_WRITE_ALL -> needed == this;
        };
    }

    /**
     * Names the permission as a token does.
     *
     * @return the name in the claim {@code scp}, {@code scope} or {@code roles}
     */
    public String scope() {
        return scope;
    }
}
