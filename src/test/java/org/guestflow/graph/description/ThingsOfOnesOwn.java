package org.guestflow.graph.description;

import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.WebhookReceiver;
import org.springframework.context.ApplicationContext;

/** What stands in double braces in the examples: made when it is first named, for whoever names it, so that nobody else's things are changed. */
public final class ThingsOfOnesOwn {

    private static final Pattern NAME = Pattern.compile("\\{\\{([\\w-]+)}}");
    /** Up until the tests end. */
    private static final WebhookReceiver RECEIVER = WebhookReceiver.start();

    private static final String OLIVIA = "olivia@woodgrove.com";

    private final ApplicationContext context;
    private final int port;
    private final Users users;
    private final Targets targets;
    private final InvitationScenario scenario;
    private final User owner;
    private final User colleague;
    private final RestCaller ada;
    private final RestCaller sam;
    private final Map<String, Supplier<String>> makers = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();

    /**
     * Begins with an owner and a colleague whom nobody else knows.
     *
     * @param context the application's
     * @param port the server's port on this machine
     */
    public ThingsOfOnesOwn(ApplicationContext context, int port) {
        this(context, port, Colleague.named(context, "owner"), Colleague.named(context, "colleague"));
    }

    private ThingsOfOnesOwn(ApplicationContext context, int port, User owner, User colleague) {
        this.context = context;
        this.port = port;
        this.owner = owner;
        this.colleague = colleague;
        users = context.getBean(Users.class);
        targets = context.getBean(Targets.class);
        scenario = new InvitationScenario(context);
        ada = RestCaller.as(port, "ada@woodgrove.com");
        sam = RestCaller.as(port, "sam@litware.com");
        makers.put("owner", () -> owner.mail().toString());
        makers.put("colleague", () -> colleague.id().toString());
        makers.put("olivia", () -> user(OLIVIA).id().toString());
        makers.put("sam", () -> user("sam@litware.com").id().toString());
        makers.put("guest", this::guest);
        makers.put("deleted-user", this::deletedUser);
        makers.put("domain", () -> "d" + UUID.randomUUID());
        makers.put("group", () -> group(owner));
        makers.put("group-of-two", () -> group(owner, colleague));
        makers.put("application", () -> application(owner));
        makers.put("application-of-two", () -> application(owner, colleague));
        makers.put("assignment", this::assignment);
        makers.put(
                "event", () -> ada.graphGet("/auditLogs/directoryAudits?$top=1").path("value[0].id"));
        makers.put(
                "invitation",
                () -> scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "project-atlas"))
                        .toString());
        makers.put(
                "invitation-of-owner",
                () -> scenario.invites(owner.mail().toString(), toGroup(somebodyAt("litware.com"), thing("group")))
                        .toString());
        makers.put("addition", this::addition);
        makers.put("partner", this::partner);
        makers.put("somebody", () -> somebodyAt("litware.com"));
        makers.put("handle", () -> "handle-" + UUID.randomUUID());
        makers.put("client", () -> "client-" + UUID.randomUUID());
        makers.put("api-client", this::apiClient);
        makers.put("receiver", () -> RECEIVER.url());
        makers.put(
                "tomorrow",
                () -> Instant.now(Clock.systemUTC()).plus(1, ChronoUnit.DAYS).toString());
        makers.put("subscription", () -> subscription(ada));
        makers.put(
                "subscription-of-owner",
                () -> subscription(RestCaller.as(port, owner.mail().toString())));
    }

    /**
     * Keeps the people and makes everything else anew.
     *
     * @return the same owner's and colleague's other things
     */
    public ThingsOfOnesOwn anew() {
        return new ThingsOfOnesOwn(context, port, owner, colleague);
    }

    /**
     * Puts things in the places of their names.
     *
     * @param text a text with names in double braces
     * @return the text with the things' ids or other values
     */
    public String fill(String text) {
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

    /** Somebody who had come in; who never did is not kept. */
    private String deletedUser() {
        EmailAddress mail = EmailAddress.parse(somebodyAt("litware.com")).orElseThrow();
        User guest = users.addDirectly(
                new NewGuest(
                        mail,
                        mail.toString(),
                        Optional.of("Nils"),
                        Optional.empty(),
                        user(OLIVIA).id()),
                RequestId.random());
        ada.graphDelete("/users/" + guest.id());
        return guest.id().toString();
    }

    private String group(User first, User... further) {
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
                        owners(first, further)),
                first.id());
        for (User member : further) {
            targets.addMember(id, member.id(), first.id());
        }
        return id.toString();
    }

    private String application(User first, User... further) {
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
                        owners(first, further),
                        Set.of()),
                first.id());
        for (User member : further) {
            targets.assign(id, member.id(), first.id());
        }
        return id.toString();
    }

    private static Set<UserId> owners(User first, User... further) {
        Set<UserId> owners = new HashSet<>(Set.of(first.id()));
        for (User each : further) {
            owners.add(each.id());
        }
        return owners;
    }

    private String assignment() {
        return ada.graphGet("/servicePrincipals/" + thing("application-of-two") + "/appRoleAssignedTo")
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

    private String apiClient() {
        return ada.graphPost(
                        "/apiClients",
                        Map.of(
                                "clientId",
                                "client-" + UUID.randomUUID(),
                                "displayName",
                                "Client of examples",
                                "mail",
                                "client-" + UUID.randomUUID() + "@woodgrove.com"))
                .path("id");
    }

    private String subscription(RestCaller subscriber) {
        return subscriber
                .graphPost(
                        "/subscriptions",
                        Map.of(
                                "resource",
                                "/invitations",
                                "changeType",
                                "created",
                                "notificationUrl",
                                thing("receiver"),
                                "expirationDateTime",
                                thing("tomorrow")))
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
