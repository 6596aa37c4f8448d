package org.guestflow.panel.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directaddition.DirectAdditions;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** What somebody has access to, with the names of those who brought him in: four queries, however much it is. */
@Component
class AccessItems {

    private final AccessLists lists;
    private final InvitationLists invitations;
    private final DirectAdditions additions;
    private final Users users;

    AccessItems(AccessLists lists, InvitationLists invitations, DirectAdditions additions, Users users) {
        this.lists = lists;
        this.invitations = invitations;
        this.additions = additions;
        this.users = users;
    }

    List<AccessItem> of(UserId user) {
        List<AccessEntry> entries = lists.of(user);
        Map<RequestId, UserId> inviters = inviters(
                entries.stream().flatMap(entry -> entry.request().stream()).toList());
        Map<UserId, User> people = users.findAll(inviters.values());
        return entries.stream()
                .map(entry -> AccessItem.of(
                        entry,
                        entry.request()
                                .flatMap(request -> Optional.ofNullable(inviters.get(request)))
                                .flatMap(inviter -> Optional.ofNullable(people.get(inviter)))
                                .map(User::displayName)))
                .toList();
    }

    private Map<RequestId, UserId> inviters(Collection<RequestId> requests) {
        Map<RequestId, UserId> inviters = new HashMap<>(invitations.invitersOf(requests));
        List<RequestId> others = new ArrayList<>(requests);
        others.removeAll(inviters.keySet());
        inviters.putAll(additions.invitersOf(others));
        return inviters;
    }
}
