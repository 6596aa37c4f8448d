package org.guestflow.partner;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.Target;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;

/**
 * What the host has recorded of a partner organisation.
 *
 * @param id the organisation
 * @param displayName its name
 * @param standing known or trusted
 * @param directAddition whether its people may be added without an invitation
 * @param targets the groups and applications that its people may be added to so; no other
 * @param sponsors who answers for the partnership, the host's members and the partner's guests
 * @param assignedMembers the host's members who may add the partner's people, besides the partner's own users
 * @param longestAccess how long its people's access lasts at most, in whole days; empty where policy alone says so
 * @param whenUnreachable what becomes of a direct addition when its directory stays silent
 * @param connection how its directory is reached; empty where there is no connection
 * @param signIn where its people sign in; empty where they prove their address by passcode
 */
public record Partner(
        OrganisationId id,
        String displayName,
        PartnerStanding standing,
        boolean directAddition,
        Set<Target> targets,
        Set<UserId> sponsors,
        Set<UserId> assignedMembers,
        Optional<Duration> longestAccess,
        UnreachableAction whenUnreachable,
        Optional<Connection> connection,
        Optional<SignInProvider> signIn) {

    /** Refuses a missing part, and a record of what is not recorded. */
    public Partner {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(longestAccess, "longestAccess");
        Objects.requireNonNull(whenUnreachable, "whenUnreachable");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(signIn, "signIn");
        if (standing == PartnerStanding.UNKNOWN) {
            throw new IllegalArgumentException("a recorded partner is known");
        }
        targets = Set.copyOf(targets);
        sponsors = Set.copyOf(sponsors);
        assignedMembers = Set.copyOf(assignedMembers);
    }

    /**
     * Gives the record of a partner of whom no more is recorded than what the host thinks of it.
     *
     * @param id the organisation
     * @param displayName its name
     * @param standing known or trusted
     * @return a record without direct addition
     */
    public static Partner of(OrganisationId id, String displayName, PartnerStanding standing) {
        return new Partner(
                id,
                displayName,
                standing,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                UnreachableAction.INVITATION,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Tells whether its people can be added without an invitation, as far as the record goes.
     *
     * @return true where that is switched on and there is a connection to verify them over
     */
    public boolean takesDirectAdditions() {
        return directAddition && connection.isPresent();
    }

    /**
     * Gives this record with another connection.
     *
     * @param changed how the directory is reached now
     * @return the changed record
     */
    public Partner withConnection(Connection changed) {
        return new Partner(
                id,
                displayName,
                standing,
                directAddition,
                targets,
                sponsors,
                assignedMembers,
                longestAccess,
                whenUnreachable,
                Optional.of(changed),
                signIn);
    }

    /**
     * Gives this record with another answer to a silent directory.
     *
     * @param changed what becomes of a direct addition then
     * @return the changed record
     */
    public Partner withWhenUnreachable(UnreachableAction changed) {
        return new Partner(
                id,
                displayName,
                standing,
                directAddition,
                targets,
                sponsors,
                assignedMembers,
                longestAccess,
                changed,
                connection,
                signIn);
    }

    /**
     * Gives this record with another limit of access.
     *
     * @param changed how long its people's access lasts at most, in whole days
     * @return the changed record
     */
    public Partner withLongestAccess(Optional<Duration> changed) {
        return new Partner(
                id,
                displayName,
                standing,
                directAddition,
                targets,
                sponsors,
                assignedMembers,
                changed,
                whenUnreachable,
                connection,
                signIn);
    }
}
