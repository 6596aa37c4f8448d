package org.guestflow.review;

import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.shared.UserId;

/**
 * What somebody says of a guest.
 *
 * @param guest the guest
 * @param answer keep, end, or keep until
 * @param until the last day of access; only where it is kept until then, and empty also where what was typed is no day
 */
public record GivenAnswer(UserId guest, Answer answer, Optional<LocalDate> until) {}
