package org.guestflow.directaddition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * A request to add people of a partner.
 *
 * @param id its id, the business key of its process
 * @param partner whose people
 * @param inviter who asks and vouches
 * @param target what they are brought into
 * @param accessEndDate until when, as asked for
 * @param justification why
 * @param state how far it has come
 * @param notDirectBecause the condition that failed, for which everybody is invited instead
 * @param evidence what the partner's directory said of the inviter; empty where it has not been asked
 * @param createdAt when it was asked for
 */
public record DirectAddition(
        RequestId id,
        OrganisationId partner,
        UserId inviter,
        Target target,
        Optional<LocalDate> accessEndDate,
        Optional<String> justification,
        DirectAdditionState state,
        Optional<String> notDirectBecause,
        Optional<Evidence> evidence,
        Instant createdAt) {}
