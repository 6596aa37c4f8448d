package org.guestflow.panel.administration;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.guestflow.directory.GuestEntry;

/** How guests stand in a CSV file. */
final class GuestCsv {

    static final List<String> HEADER = List.of(
            "mail",
            "displayName",
            "externalUserState",
            "externalUserStateChangeDateTime",
            "accountEnabled",
            "sponsors",
            "targets",
            "firstAccessEndDateTime",
            "lastSignInDateTime");

    private GuestCsv() {}

    static List<String> row(GuestEntry guest) {
        return List.of(
                guest.user().mail().toString(),
                guest.user().displayName(),
                guest.user()
                        .externalUserState()
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                guest.user().externalUserStateChangedAt().map(Instant::toString).orElse(""),
                String.valueOf(guest.user().accountEnabled()),
                guest.sponsors(),
                String.valueOf(guest.targets()),
                guest.firstEnd().map(Instant::toString).orElse(""),
                guest.lastSignIn().map(Instant::toString).orElse(""));
    }
}
