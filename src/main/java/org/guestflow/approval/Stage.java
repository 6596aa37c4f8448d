package org.guestflow.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * One stage of one request.
 *
 * @param request the request
 * @param number 1 to 3
 * @param approvers who decides: {@code owners}, {@code sponsors}, {@code administrators} or {@code group:<mailNickname>}
 * @param openedAt when its approvers were first asked; empty before
 * @param taskId the engine's task while it is asked
 * @param escalatedAt since when the fallback approvers are asked too
 * @param decision {@code approve}, {@code reject} or {@code no_answer}
 * @param decidedBy who decided
 * @param decidedFor on whose behalf a stand-in did; empty where an approver decided himself
 * @param decidedAt when
 * @param comment the reason given
 */
record Stage(
        RequestId request,
        int number,
        String approvers,
        Optional<Instant> openedAt,
        Optional<String> taskId,
        Optional<Instant> escalatedAt,
        Optional<String> decision,
        Optional<UserId> decidedBy,
        Optional<UserId> decidedFor,
        Optional<Instant> decidedAt,
        Optional<String> comment) {

    static final String APPROVE = "approve";
    static final String REJECT = "reject";
    static final String NO_ANSWER = "no_answer";

    /** Whose word has been given: of whoever decided, and of whoever was spoken for. It is given once in a request. */
    Stream<UserId> whoHasSpoken() {
        return Stream.concat(decidedBy.stream(), decidedFor.stream());
    }
}
