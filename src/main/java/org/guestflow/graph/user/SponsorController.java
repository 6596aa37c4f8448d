package org.guestflow.graph.user;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.SponsorEntry;
import org.guestflow.directory.SponsorLists;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.UserDetails;
import org.guestflow.directory.Users;
import org.guestflow.directory.Viewpoint;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Reference;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who answers for a guest; changed by administrators. */
@RestController
@RequestMapping("/v1.0/users/{name}/sponsors")
class SponsorController {

    private final SponsorLists lists;
    private final Sponsors sponsors;
    private final Users users;
    private final Targets targets;
    private final UserNames names;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    SponsorController(
            SponsorLists lists,
            Sponsors sponsors,
            Users users,
            Targets targets,
            UserNames names,
            Viewpoints viewpoints,
            Answers answers,
            Caller caller) {
        this.lists = lists;
        this.sponsors = sponsors;
        this.users = users;
        this.targets = targets;
        this.names = names;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /** The sponsors, five at most, the first one first. Of others' sponsors a guest is told only whom he sees. */
    @Requires(Permission.USER_READ_ALL)
    @Described(value = SponsorResource.class, several = true)
    @GetMapping
    Map<String, Object> list(@PathVariable String name) throws RuleViolation {
        Viewpoint viewpoint = viewpoints.get();
        UserId guest = names.find(name, viewpoint).user().id();
        List<SponsorEntry> answering = lists.of(List.of(guest), viewpoint).getOrDefault(guest, List.of());
        return answers.all(
                "directoryObjects", answering.stream().map(SponsorResource::of).toList());
    }

    /** Lets a user or a group answer for a guest. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PostMapping("/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable String name, @RequestBody Reference reference) throws RuleViolation {
        User administrator = caller.administrator();
        UserId guest = guest(name);
        UUID sponsor = reference.id();
        if (users.find(new UserId(sponsor))
                .filter(user -> !user.isApplication())
                .isPresent()) {
            sponsors.add(guest, new UserId(sponsor), administrator.id());
        } else if (targets.findGroup(sponsor.toString()).isPresent()) {
            sponsors.addGroup(guest, sponsor, administrator.id());
        } else {
            throw new RuleViolation(
                    "UnknownSponsor",
                    RuleViolation.Kind.NOT_FOUND,
                    "The object that the body names is neither a user nor a group.",
                    "Name one of the directory.");
        }
    }

    /** Releases a user or a group from answering for a guest. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/{sponsor}/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, @PathVariable UUID sponsor) throws RuleViolation {
        User administrator = caller.administrator();
        sponsors.remove(guest(name), sponsor, administrator.id());
    }

    private UserId guest(String name) throws RuleViolation {
        UserDetails found = names.find(name, viewpoints.get());
        if (!found.user().isExternal()) {
            throw new RuleViolation(
                    "MembersHaveNoSponsors",
                    RuleViolation.Kind.CONFLICT,
                    "Sponsors answer for guests only.",
                    "Name a guest.");
        }
        return found.user().id();
    }
}
