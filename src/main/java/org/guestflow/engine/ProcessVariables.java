package org.guestflow.engine;

import java.util.Set;

/** The process variables that history may keep: answers of gateways and dates of timers, nothing personal. Every other variable lives only as long as its instance needs it. */
final class ProcessVariables {

    static final Set<String> MAY_BE_KEPT = Set.of(
            "policyOutcome",
            "approvalOutcome",
            "invitationNeeded",
            "vouched",
            "anyoneFound",
            "moreToAdd",
            "moreToInvite",
            "expiresAt",
            "firstReminderAt",
            "secondReminderAt",
            "furtherStage",
            "reminderAt",
            "escalationAt",
            "timeoutAt",
            "abandonedAt",
            "addressProven",
            "stepDue",
            "nextStepAt",
            "blockAt",
            "guestBlocked",
            "deleteAt",
            "moreAccessEnding",
            "moreGuestsInactive",
            "trailWhole",
            "firstInvalid",
            "moreToRemove",
            "anyGuests",
            "sponsorsAt",
            "administratorsAt",
            "endsAt",
            "moreToApply",
            "moreDue",
            "nextRound",
            "nextRoundAt",
            "rowsAskedFor",
            "rowsComeToNothing",
            "accessEndsAt");

    private ProcessVariables() {}
}
