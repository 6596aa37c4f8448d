package org.guestflow.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells in which zone a viewer means the days that he types. */
@Component
public class ViewerZone {

    private final Preferences preferences;

    ViewerZone(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * Gives the zone.
     *
     * @param request the viewer's request
     * @return the zone that his browser has told; UTC before it has
     */
    public ZoneId of(HttpServletRequest request) {
        return preferences.zone(request);
    }

    /**
     * Gives the zone as far as it is known.
     *
     * @param request the viewer's request
     * @return the zone that his browser has told; empty before it has
     */
    public Optional<ZoneId> told(HttpServletRequest request) {
        return preferences.toldZone(request);
    }
}
