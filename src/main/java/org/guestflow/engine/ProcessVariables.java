package org.guestflow.engine;

import java.util.Set;

/** The process variables that stay when a request has been recorded: answers of gateways and dates of timers, nothing personal. */
final class ProcessVariables {

    /** Answers of gateways; history keeps them. */
    static final Set<String> ANSWERS = Set.of(
            "policyOutcome",
            "approvalOutcome",
            "invitationNeeded",
            "vouched",
            "anyoneFound",
            "moreToAdd",
            "moreToInvite",
            "furtherStage",
            "addressProven",
            "stepDue",
            "guestBlocked",
            "moreAccessEnding",
            "moreGuestsInactive",
            "trailWhole",
            "firstInvalid",
            "moreToRemove",
            "anyGuests",
            "moreToApply",
            "moreDue",
            "nextRound",
            "rowsAskedFor",
            "rowsComeToNothing");

    /** Dates of timers, which stand with their jobs as long as these wait; the trail tells what came of them. */
    static final Set<String> DATES = Set.of(
            "expiresAt",
            "firstReminderAt",
            "secondReminderAt",
            "reminderAt",
            "escalationAt",
            "timeoutAt",
            "abandonedAt",
            "nextStepAt",
            "blockAt",
            "deleteAt",
            "sponsorsAt",
            "administratorsAt",
            "endsAt",
            "nextRoundAt",
            "accessEndsAt");

    private ProcessVariables() {}
}
