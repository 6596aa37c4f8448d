package org.guestflow.graph.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.identity.Members;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** People of the organisation come into the directory, by administrators. */
@RestController
class NewUserController {

    private static final String PATH = "/v1.0/users";

    private final Members members;
    private final UserNames names;
    private final Viewpoints viewpoints;
    private final BaseUrl baseUrl;
    private final Caller caller;

    NewUserController(Members members, UserNames names, Viewpoints viewpoints, BaseUrl baseUrl, Caller caller) {
        this.members = members;
        this.names = names;
        this.viewpoints = viewpoints;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /** Records a member of the organisation; for administrators. Guests come by invitation. */
    @Requires(Permission.USER_READ_WRITE_ALL)
    @PostMapping(PATH)
    @Described(status = 201)
    ResponseEntity<UserResource> add(@Described(UserProposal.class) @RequestBody JsonNode sent) throws RuleViolation {
        User administrator = caller.administrator();
        UserProposal proposal = StrictJson.read(sent, UserProposal.class);
        User added = members.add(proposal.member(), proposal.password(), administrator.id());
        UserResource resource = UserResource.of(names.find(added.id().toString(), viewpoints.get()));
        return ResponseEntity.created(URI.create(baseUrl.link(PATH + "/" + added.id())))
                .header(HttpHeaders.ETAG, resource.etag())
                .body(resource);
    }
}
