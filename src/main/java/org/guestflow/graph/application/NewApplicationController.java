package org.guestflow.graph.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.TargetAdditions;
import org.guestflow.directory.Targets;
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

/** Applications come into the directory, by administrators. */
@RestController
class NewApplicationController {

    private static final String PATH = "/v1.0/applications";

    private final TargetAdditions additions;
    private final Targets targets;
    private final ApplicationNames names;
    private final Viewpoints viewpoints;
    private final BaseUrl baseUrl;
    private final Caller caller;

    NewApplicationController(
            TargetAdditions additions,
            Targets targets,
            ApplicationNames names,
            Viewpoints viewpoints,
            BaseUrl baseUrl,
            Caller caller) {
        this.additions = additions;
        this.targets = targets;
        this.names = names;
        this.viewpoints = viewpoints;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /** Records an application; for administrators. */
    @Requires(Permission.APPLICATION_READ_WRITE_ALL)
    @PostMapping(PATH)
    @Described(status = 201)
    ResponseEntity<ApplicationResource> add(@Described(ApplicationProposal.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        User administrator = caller.administrator();
        NewApplication added = StrictJson.read(sent, ApplicationProposal.class).create(targets, administrator);
        additions.add(added, administrator.id());
        String id = added.application().id().toString();
        return ResponseEntity.created(URI.create(baseUrl.link(PATH + "/" + id)))
                .body(ApplicationResource.of(names.find(id, viewpoints.get())));
    }
}
