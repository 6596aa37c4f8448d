package org.guestflow.graph.description;

import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.springframework.context.ApplicationContext;

/** What stands in double braces in the examples: made when it is first named, for whoever names it, so that nobody else's things are changed. */
final class ThingsOfOnesOwn {

    private static final Pattern NAME = Pattern.compile("\\{\\{([\\w-]+)}}");
    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String BEN = "ben@woodgrove.com";

    private final Users users;
    private final Targets targets;
    private final InvitationScenario scenario;
    private final RestCaller ada;
    private final RestCaller sam;
    private final Map<String, Supplier<String>> makers = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();

    ThingsOfOnesOwn(ApplicationContext context, int port) {
        users = context.getBean(Users.class);
        targets = context.getBean(Targets.class);
        scenario = new InvitationScenario(context);
        ada = RestCaller.as(port, "ada@woodgrove.com");
        sam = RestCaller.as(port, "sam@litware.com");
        makers.put("ben", () -> user(BEN).id().toString());
        makers.put("olivia", () -> user(OLIVIA).id().toString());
        makers.put("guest", this::guest);
        makers.put("domain", () -> "d" + UUID.randomUUID());
        makers.put("group", () -> group(OLIVIA));
        makers.put("group-of-ben", () -> group(OLIVIA, BEN));
        makers.put("application", () -> application(OLIVIA));
        makers.put("application-of-ben", () -> application(OLIVIA, BEN));
        makers.put("assignment", this::assignment);
        makers.put(
                "event", () -> ada.graphGet("/auditLogs/directoryAudits?$top=1").path("value[0].id"));
        makers.put(
                "invitation",
                () -> scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "project-atlas"))
                        .toString());
        makers.put("addition", this::addition);
        makers.put("partner", this::partner);
    }

    /** Puts things in the places of their names. */
    String fill(String text) {
        return NAME.matcher(text).replaceAll(name -> thing(name.group(1)));
    }

    private String thing(String name) {
        if (!made.containsKey(name)) {
            made.put(
                    name,
                    Optional.ofNullable(makers.get(name))
                            .orElseThrow(() -> new IllegalArgumentException("nobody makes a " + name + " for examples"))
                            .get());
        }
        return made.get(name);
    }

    private String guest() {
        EmailAddress mail = EmailAddress.parse(somebodyAt("litware.com")).orElseThrow();
        return users.ensureGuest(
                        new NewGuest(
                                mail,
                                mail.toString(),
                                Optional.of("Nora"),
                                Optional.empty(),
                                user(OLIVIA).id()),
                        RequestId.random())
                .id()
                .toString();
    }

    private String group(String owner, String... further) {
        UUID id = UUID.randomUUID();
        targets.add(
                new NewGroup(
                        new Group(
                                id,
                                "group-" + id,
                                "Group of examples",
                                GroupMembership.ASSIGNED,
                                true,
                                Sensitivity.NORMAL),
                        Optional.empty(),
                        owners(owner, further)),
                user(owner).id());
        for (String member : further) {
            targets.addMember(id, user(member).id(), user(owner).id());
        }
        return id.toString();
    }

    private String application(String owner, String... further) {
        UUID id = UUID.randomUUID();
        targets.add(
                new NewApplication(
                        new Application(
                                id,
                                "application-" + id,
                                "Application of examples",
                                true,
                                Sensitivity.NORMAL,
                                Optional.empty()),
                        owners(owner, further),
                        Set.of()),
                user(owner).id());
        for (String member : further) {
            targets.assign(id, user(member).id(), user(owner).id());
        }
        return id.toString();
    }

    private Set<UserId> owners(String owner, String... further) {
        Set<UserId> owners = new HashSet<>(Set.of(user(owner).id()));
        for (String each : further) {
            owners.add(user(each).id());
        }
        return owners;
    }

    private String assignment() {
        return ada.graphGet("/servicePrincipals/" + thing("application-of-ben") + "/appRoleAssignedTo")
                .path("value[0].id");
    }

    private String addition() {
        return sam.graphPost(
                        "/directAdditions",
                        Map.of(
                                "partner",
                                "litware.com",
                                "users",
                                List.of(somebodyAt("litware.com")),
                                "targetType",
                                "group",
                                "targetId",
                                "project-atlas"))
                .path("id");
    }

    private String partner() {
        return ada.graphPost(
                        "/partners",
                        Map.of(
                                "displayName",
                                "Partner of examples",
                                "domains",
                                List.of("d" + UUID.randomUUID() + ".example")))
                .path("id");
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
