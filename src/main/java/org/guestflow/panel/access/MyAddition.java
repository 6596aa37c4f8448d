package org.guestflow.panel.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.guestflow.directaddition.DirectAddition;

/**
 * A request to add people without an invitation, as one of the people in it may see it: the others in it are not named.
 *
 * @param id its id
 * @param target the name of what they are brought into
 * @param state how far it has come, as stored
 * @param askedBy who asked for it
 * @param createdAt when
 * @param accessEndDate until when access was asked for; null where as is usual
 * @param justification the reason that was given; null where none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyAddition(
        String id,
        String target,
        String state,
        String askedBy,
        Instant createdAt,
        LocalDate accessEndDate,
        String justification) {

    static MyAddition of(DirectAddition addition, String target, String askedBy) {
        return new MyAddition(
                addition.id().toString(),
                target,
                addition.state().name().toLowerCase(Locale.ROOT),
                askedBy,
                addition.createdAt(),
                addition.accessEndDate().orElse(null),
                addition.justification().orElse(null));
    }
}
