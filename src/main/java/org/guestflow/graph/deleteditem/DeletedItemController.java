package org.guestflow.graph.deleteditem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.DeletedUsers;
import org.guestflow.directory.RestoredUser;
import org.guestflow.directory.User;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.graph.user.UserNames;
import org.guestflow.graph.user.UserResource;
import org.guestflow.lifecycle.DeletedGuests;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users who were deleted and can be restored for a while, for administrators. */
@RestController
@RequestMapping("/v1.0/directory/deletedItems")
class DeletedItemController {

    private final DeletedUsers deleted;
    private final DeletedGuests guests;
    private final UserNames names;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    DeletedItemController(
            DeletedUsers deleted,
            DeletedGuests guests,
            UserNames names,
            Viewpoints viewpoints,
            Answers answers,
            Caller caller) {
        this.deleted = deleted;
        this.guests = guests;
        this.names = names;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /** Deleted users, page by page; under the type's full name and under the short one that Microsoft's client uses. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping({"/microsoft.graph.user", "/graph.user"})
    Map<String, Object> list(@Queryable(DeletedUserResource.SET) Query query) throws RuleViolation {
        caller.administrator();
        return answers.page(query, deleted.list(query.list()), DeletedUserResource::of);
    }

    /** One deleted user. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/{id}")
    ObjectNode get(@PathVariable UUID id, @Queryable(value = DeletedUserResource.SET, several = false) Query query)
            throws RuleViolation {
        caller.administrator();
        return answers.one(query, DeletedUserResource.of(deleted.find(new UserId(id))));
    }

    /** Restores a user with sponsors, groups, applications and end dates, as far as they are still there. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PostMapping("/{id}/restore")
    @Described(RestoredUserResource.class)
    ObjectNode restore(@PathVariable UUID id) throws RuleViolation {
        User administrator = caller.administrator();
        RestoredUser restored = guests.restore(new UserId(id), administrator);
        UserResource user = UserResource.of(names.find(id.toString(), viewpoints.get()));
        return answers.one(UserResource.SET, RestoredUserResource.of(user, restored));
    }

    /** Removes a deleted user for good. Nobody can restore it any more; the audit trail still knows it. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) throws RuleViolation {
        deleted.remove(new UserId(id), caller.administrator().id());
    }
}
