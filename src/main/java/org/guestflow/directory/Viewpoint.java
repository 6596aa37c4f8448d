package org.guestflow.directory;

import org.guestflow.shared.UserId;

/**
 * From where somebody looks at the directory: what he does not see is, for him, not there.
 *
 * @param viewer who looks
 * @param sight how far he sees
 */
public record Viewpoint(UserId viewer, Sight sight) {

    /** How far somebody sees. */
    public enum Sight {
        /** All users, groups and applications. */
        EVERYTHING,
        /** Himself, the groups and applications that he is in, and the people of these groups. */
        COMPANY,
        /** Himself, and the groups and applications that he is in. */
        HIMSELF
    }
}
