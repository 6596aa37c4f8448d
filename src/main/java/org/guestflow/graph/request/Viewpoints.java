package org.guestflow.graph.request;

import org.guestflow.directory.User;
import org.guestflow.directory.Viewpoint;
import org.guestflow.directory.Viewpoint.Sight;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** How far whoever calls sees in the directory: members and recorded applications everything, guests what the authorization policy lets them. */
@Component
public class Viewpoints {

    private final Caller caller;
    private final PolicySettings settings;

    Viewpoints(Caller caller, PolicySettings settings) {
        this.caller = caller;
        this.settings = settings;
    }

    /**
     * Gives the caller's viewpoint.
     *
     * @return from where he looks
     * @throws RuleViolation {@code NotSignedIn}
     */
    public Viewpoint get() throws RuleViolation {
        User viewer = caller.get();
        return new Viewpoint(viewer.id(), viewer.isGuest() ? ofGuests() : Sight.EVERYTHING);
    }

    private Sight ofGuests() {
        return switch (settings.current().guestPermissionLevel()) {
            case AS_MEMBERS -> Sight.EVERYTHING;
            case LIMITED -> Sight.COMPANY;
            case RESTRICTED -> Sight.HIMSELF;
        };
    }
}
