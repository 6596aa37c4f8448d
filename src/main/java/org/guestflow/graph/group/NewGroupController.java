package org.guestflow.graph.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.TargetAdditions;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Groups come into the directory, by administrators. */
@RestController
class NewGroupController {

    private static final String PATH = "/v1.0/groups";

    private final TargetAdditions additions;
    private final GroupNames names;
    private final Viewpoints viewpoints;
    private final BaseUrl baseUrl;
    private final Caller caller;

    NewGroupController(
            TargetAdditions additions, GroupNames names, Viewpoints viewpoints, BaseUrl baseUrl, Caller caller) {
        this.additions = additions;
        this.names = names;
        this.viewpoints = viewpoints;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /** Records a group, whose members are kept by hand or computed by a rule; for administrators. */
    @Requires(Permission.GROUP_READ_WRITE_ALL)
    @PostMapping(PATH)
    @Described(status = 201)
    ResponseEntity<GroupResource> add(@Described(GroupProposal.class) @RequestBody JsonNode sent) throws RuleViolation {
        User administrator = caller.administrator();
        NewGroup added = StrictJson.read(sent, GroupProposal.class).create(administrator);
        additions.add(added, administrator.id());
        String id = added.group().id().toString();
        return ResponseEntity.created(URI.create(baseUrl.link(PATH + "/" + id)))
                .body(GroupResource.of(names.find(id, viewpoints.get())));
    }
}
