package org.guestflow.graph.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.graph.user.UserNames;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups, for whoever sees them. */
@RestController
@RequestMapping("/v1.0")
class GroupController {

    private final DirectoryLists lists;
    private final GroupNames names;
    private final UserNames users;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    GroupController(
            DirectoryLists lists,
            GroupNames names,
            UserNames users,
            Viewpoints viewpoints,
            Answers answers,
            Caller caller) {
        this.lists = lists;
        this.names = names;
        this.users = users;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /** Groups, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/groups")
    Map<String, Object> list(@Queryable(GroupResource.SET) Query query) throws RuleViolation {
        return answers.page(query, lists.groups(query.list(), viewpoints.get()), GroupResource::of);
    }

    /** How many groups there are. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/groups/$count")
    ResponseEntity<String> count(@Queryable(GroupResource.SET) Query query) throws RuleViolation {
        return Answers.count(lists.groups(query.list().countedOnly(), viewpoints.get()));
    }

    /** One group, by id or handle. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/groups/{name}")
    ObjectNode get(@PathVariable String name, @Queryable(value = GroupResource.SET, several = false) Query query)
            throws RuleViolation {
        return answers.one(query, GroupResource.of(names.find(name, viewpoints.get())));
    }

    /** The groups that the caller is in. */
    @Requires(Permission.USER_READ)
    @GetMapping("/me/memberOf")
    Map<String, Object> mine(@Queryable(GroupResource.SET) Query query) throws RuleViolation {
        return answers.page(
                query, lists.groupsOf(caller.get().id(), query.list(), viewpoints.get()), GroupResource::of);
    }

    /** The groups that somebody is in. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/users/{name}/memberOf")
    Map<String, Object> of(@PathVariable String name, @Queryable(GroupResource.SET) Query query) throws RuleViolation {
        return answers.page(
                query,
                lists.groupsOf(users.find(name, viewpoints.get()).user().id(), query.list(), viewpoints.get()),
                GroupResource::of);
    }
}
