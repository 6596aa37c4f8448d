package org.guestflow.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * How a stage was decided.
 *
 * @param stage the stage's number, from 1
 * @param decision {@code approve}, {@code reject} or {@code no_answer}
 * @param by the name of who decided; empty where nobody answered, and where the account is gone
 * @param onBehalfOf the name of the absent approver on whose behalf a stand-in decided; empty for an approver in his own right
 * @param at when
 */
public record StageDecision(int stage, String decision, Optional<String> by, Optional<String> onBehalfOf, Instant at) {}
