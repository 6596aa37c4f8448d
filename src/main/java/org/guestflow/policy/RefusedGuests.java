package org.guestflow.policy;

import java.util.ArrayList;
import java.util.List;
import org.guestflow.directory.User;
import org.guestflow.directory.UserFilter;
import org.guestflow.directory.UserType;
import org.guestflow.directory.Users;
import org.springframework.stereotype.Component;

/** The report of the guests whom a list of domains would refuse; the directory is read page by page. */
@Component
class RefusedGuests {

    private static final int PAGE = 1_000;
    private static final UserFilter GUESTS = UserFilter.EVERYBODY.ofType(UserType.GUEST);

    private final Users users;

    RefusedGuests(Users users) {
        this.users = users;
    }

    List<User> by(DomainList list) {
        List<User> refused = new ArrayList<>();
        int size = PAGE;
        for (long first = 0; size == PAGE; first += PAGE) {
            List<User> page = users.list(GUESTS, first, PAGE);
            page.stream().filter(guest -> !list.allows(guest.mail().domain())).forEach(refused::add);
            size = page.size();
        }
        return refused;
    }
}
