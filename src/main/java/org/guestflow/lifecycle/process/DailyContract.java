package org.guestflow.lifecycle.process;

/** The names that {@code daily-lifecycle.bpmn} and the code share. */
final class DailyContract {

    static final String IS_MORE_ENDING = "moreAccessEnding";
    static final String ARE_MORE_INACTIVE = "moreGuestsInactive";
    static final String ARE_MORE_DELETED = "moreGuestsDeleted";

    /** The last of what has been looked at in this night, by its id. */
    static final String ACCESS_ENDS_SEEN = "accessEndsSeen";

    static final String GUESTS_SEEN = "guestsSeen";
    static final String INACTIVITIES_SEEN = "inactivitiesSeen";

    private DailyContract() {}
}
