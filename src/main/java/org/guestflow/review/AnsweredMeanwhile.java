package org.guestflow.review;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.guestflow.shared.UserId;

/** Somebody else has answered for guests since whoever answers now has seen what was said of them. */
public class AnsweredMeanwhile extends AnswerRefused {

    private static final long serialVersionUID = 1L;

    AnsweredMeanwhile(List<Meanwhile> answers) {
        super(
                "AnsweredMeanwhile",
                Kind.CONFLICT,
                answers.stream()
                        .map(one ->
                                one.by() + " has answered for " + one.guestName() + " meanwhile, at " + one.at() + ".")
                        .collect(Collectors.joining(" ")),
                "Look at what was said, and answer again where you see it otherwise.",
                answers.stream().map(Meanwhile::guest).toList());
    }

    /**
     * An answer that came between.
     *
     * @param guest for whom
     * @param guestName the guest's address
     * @param by the name of who gave it
     * @param at when
     */
    record Meanwhile(UserId guest, String guestName, String by, Instant at) {}
}
