package org.guestflow.identity.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.guestflow.directory.GroupFilter;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.springframework.stereotype.Component;

/**
 * The directory's groups as groups of the engine, by their handles, and the directory role Administrator as the engine's group {@code camunda-admin}.
 *
 * <p>A directory group that happens to have that handle is none of the engine's: its owners would make administrators.
 */
@Component
public class EngineGroups {

    /** The engine's administrators. */
    static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;

    private static final int MOST = 10_000;

    private final Targets targets;

    EngineGroups(Targets targets) {
        this.targets = targets;
    }

    /**
     * Lists the groups that the engine is to see a user in.
     *
     * @param user the user
     * @return the groups' ids; none for a guest or an application
     */
    public List<String> idsOf(User user) {
        return of(user).stream().map(Group::getId).toList();
    }

    List<Group> of(User user) {
        if (!user.isMember()) {
            return List.of();
        }
        Stream<Group> administrators = user.isAdministrator() ? Stream.of(administrators()) : Stream.empty();
        return Stream.concat(
                        administrators,
                        list(GroupFilter.EVERY.withMember(user.mail().toString())))
                .toList();
    }

    Stream<Group> all() {
        return Stream.concat(Stream.of(administrators()), list(GroupFilter.EVERY));
    }

    private Stream<Group> list(GroupFilter filter) {
        return targets.listGroups(filter, 0, MOST).stream()
                .filter(group -> !group.mailNickname().equals(ADMINISTRATORS))
                .map(group -> group(group.mailNickname(), group.displayName(), Groups.GROUP_TYPE_WORKFLOW));
    }

    private static Group administrators() {
        return group(ADMINISTRATORS, "Administrators", Groups.GROUP_TYPE_SYSTEM);
    }

    private static Group group(String id, String name, String type) {
        GroupEntity group = new GroupEntity(id);
        group.setName(name);
        group.setType(type);
        return group;
    }
}
