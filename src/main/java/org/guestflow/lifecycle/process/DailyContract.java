package org.guestflow.lifecycle.process;

/** The names that {@code daily-lifecycle.bpmn} and the code share. */
final class DailyContract {

    static final String IS_MORE_ENDING = "moreAccessEnding";
    static final String ARE_MORE_INACTIVE = "moreGuestsInactive";

    private DailyContract() {}
}
