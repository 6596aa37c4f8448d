package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.Invitations;
import org.guestflow.partner.Partners;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may use which page and which action of the panel; a route that this table does not know fails. */
@ApplicationTest
class RoutesTest {

    private static final String ANYBODY = "ada olivia ben sam lena";
    private static final String OWNERS = "ada olivia";
    private static final String TYPED = "/{type:groups|applications}/{id}";
    private static final String ADMINISTRATION = "/administration/";
    private static final String PARTNER = "partners/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
    private static final String GUEST = PARTNER.replace("partners", "guests");
    private static final String ROLE = PARTNER.replace("partners", "roles/{role:Administrator|GuestInviter}");
    private static final String REQUEST = "/requests/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private static final String UPLOAD = "/bulk/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private Targets targets;

    @Autowired
    private Users users;

    @Autowired
    private Partners partners;

    @Autowired
    private Invitations invitations;

    @Autowired
    private BulkUploads uploads;

    private final Map<String, String> routes = new LinkedHashMap<>();
    private UUID atlas;
    private String asked;
    private String uploaded;

    @BeforeEach
    void state() throws RuleViolation {
        routes.put("GET /", ANYBODY);
        routes.put("GET /leave", "sam lena");
        routes.put("POST /leave", "sam lena");
        routes.put("GET /my-data", ANYBODY);
        routes.put("GET /my-data/download", ANYBODY);
        routes.put("POST /preferences", ANYBODY);
        routes.put("GET /owned", ANYBODY);
        routes.put("GET " + TYPED, OWNERS);
        routes.put("GET " + TYPED + "/add", "ada olivia sam lena");
        routes.put("POST " + TYPED + "/add", "ada olivia sam lena");
        routes.put("POST " + TYPED + "/add/check", "ada olivia sam lena");
        routes.put("GET " + TYPED + "/colleagues", "sam");
        routes.put("POST " + TYPED + "/colleagues", "sam");
        routes.put("GET " + TYPED + "/leave", "sam lena");
        routes.put("POST " + TYPED + "/leave", "");
        routes.put("GET " + TYPED + "/people/{person:[0-9a-f-]{36}}/remove", OWNERS);
        routes.put("POST " + TYPED + "/people/{person:[0-9a-f-]{36}}/remove", "");
        for (String page : List.of(
                "guests",
                "guests.csv",
                "audit",
                "audit.csv",
                "requests",
                "settings",
                "settings/refused",
                "settings/refused.csv",
                "policy",
                "partners",
                "partners/new",
                "roles")) {
            routes.put("GET " + ADMINISTRATION + page, "ada");
        }
        routes.put("GET " + ADMINISTRATION + PARTNER, "ada");
        routes.put("GET " + ADMINISTRATION + PARTNER + "/change", "ada");
        routes.put("GET " + ADMINISTRATION + PARTNER + "/remove", "ada");
        for (String action :
                List.of("partners/new", "partners/new/review", PARTNER + "/change", PARTNER + "/change/review")) {
            routes.put("POST " + ADMINISTRATION + action, "ada");
        }
        routes.put("POST " + ADMINISTRATION + PARTNER + "/remove", "ada");
        routes.put("POST " + ADMINISTRATION + "roles/find", "ada");
        for (String change : List.of("/give", "/take")) {
            routes.put("GET " + ADMINISTRATION + ROLE + change, "ada");
            routes.put("POST " + ADMINISTRATION + ROLE + change, "ada");
        }
        routes.put("GET " + ADMINISTRATION + GUEST, "ada");
        routes.put("GET " + ADMINISTRATION + GUEST + "/unlink", "ada");
        routes.put("POST " + ADMINISTRATION + GUEST + "/unlink", "ada");
        routes.put("POST " + ADMINISTRATION + PARTNER + "/test", "ada");
        routes.put("POST " + ADMINISTRATION + "settings/review", "ada");
        routes.put("POST " + ADMINISTRATION + "settings", "ada");
        routes.put("GET /requests", ANYBODY);
        routes.put("GET /requests/additions", ANYBODY);
        routes.put("GET " + REQUEST.replace("{id", "additions/{id"), "");
        routes.put("GET " + REQUEST, OWNERS);
        routes.put("GET " + REQUEST + "/progress", OWNERS);
        routes.put("POST " + REQUEST + "/remind", OWNERS);
        routes.put("GET /approvals/{task}", "");
        routes.put("GET " + REQUEST + "/revoke", OWNERS);
        routes.put("POST " + REQUEST + "/revoke", OWNERS);
        routes.put("POST " + REQUEST + "/resend", OWNERS);
        routes.put("GET /bulk", ANYBODY);
        routes.put("POST /bulk", "");
        routes.put("GET " + UPLOAD, "olivia");
        routes.put("GET " + UPLOAD + "/result.csv", "olivia");
        routes.put("POST " + UPLOAD + "/invite", "olivia");
        routes.put("POST " + UPLOAD + "/cancel", "olivia");
        atlas = targets.findGroup("project-atlas").orElseThrow().id();
        asked = invitations
                .request(user("olivia@woodgrove.com"), invitationTo("routes@litware.com"))
                .toString();
        uploaded = uploads.take(
                        user("olivia@woodgrove.com"),
                        Target.group(atlas),
                        "routes.csv",
                        "email\nben@woodgrove.com".getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Test
    void everyRouteOfThePanelSaysWhoMayUseIt() {
        Set<String> mapped = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.guestflow.panel")) {
                mapped.addAll(names(info));
            }
        });

        assertThat(mapped).isEqualTo(new TreeSet<>(routes.keySet()));
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        Visitor nobody = new Visitor(port);

        pages().forEach(path -> {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(302);
            assertThat(nobody.get(path).headers().firstValue("Location"))
                    .as(path)
                    .contains("/sign-in");
        });
    }

    @Test
    void everyPageIsThereForThoseWhoMayUseItAndForNobodyElse() {
        for (String person : ANYBODY.split(" ", -1)) {
            Visitor visitor = visitor(person);
            routes.forEach((route, allowed) -> {
                if (route.startsWith("GET ")) {
                    assertThat(visitor.get(path(route)).statusCode())
                            .as(person + " " + route)
                            .isEqualTo(mayUse(person, allowed) ? 200 : refusal(route));
                }
            });
        }
    }

    @Test
    void everyActionIsRefusedToThoseWhoMayNotUseIt() {
        for (String person : List.of("ben", "lena")) {
            Visitor visitor = visitor(person);
            Document page = visitor.open("/owned");
            String token = page.selectFirst("[name=_csrf]").val();
            routes.forEach((route, allowed) -> {
                boolean leaving = route.endsWith("/leave") && "lena".equals(person);
                if (route.startsWith("POST ") && !mayUse(person, allowed) && !leaving) {
                    assertThat(visitor.post(path(route), Map.of("_csrf", token)).statusCode())
                            .as(person + " " + route)
                            .isEqualTo(refusal(route));
                }
            });
        }
    }

    @Test
    void noActionIsTakenWithoutTheFormsToken() {
        Visitor olivia = visitor("olivia");

        routes.keySet().stream()
                .filter(route -> route.startsWith("POST "))
                .forEach(route -> assertThat(olivia.post(path(route), Map.of("people", "x@litware.com"))
                                .statusCode())
                        .as(route)
                        .isEqualTo(403));
    }

    @Test
    void aPlaceThatIsNoneOfOursIsRefused() {
        Visitor olivia = visitor("olivia");

        for (String list : List.of(
                "/owned", "/requests", "/requests/additions", "/bulk", "/bulk/" + uploaded, "/groups/" + atlas)) {
            for (String place : List.of("x", "%00", "YQpi", "bm93CnRoZXJl", "'--")) {
                int answer = olivia.get(list + "?after=" + place).statusCode();
                assertThat(answer).as(list + " " + place).isIn(200, 400);
            }
        }
        assertThat(olivia.get("/requests?after=x").statusCode()).isEqualTo(400);
    }

    private List<String> pages() {
        return routes.keySet().stream()
                .filter(route -> route.startsWith("GET "))
                .map(this::path)
                .toList();
    }

    private String path(String route) {
        String sam = user("sam@litware.com").id().toString();
        return route.substring(route.indexOf('/'))
                .replace(TYPED, "/groups/" + atlas)
                .replace(PARTNER, "partners/" + litware())
                .replace(ROLE, "roles/GuestInviter/" + sam)
                .replace(GUEST, "guests/" + sam)
                .replace("{task}", "3f8b3a52-no-such-task")
                .replace("{person:[0-9a-f-]{36}}", sam)
                .replace(REQUEST, "/requests/" + asked)
                .replace(REQUEST.replace("{id", "additions/{id"), "/requests/additions/" + asked)
                .replace(UPLOAD, "/bulk/" + uploaded);
    }

    /** What is not a person's is not there; only of the pages of administration everybody knows that they are. */
    private static int refusal(String route) {
        return route.contains(ADMINISTRATION) ? 403 : 404;
    }

    private static boolean mayUse(String person, String allowed) {
        return Arrays.asList(allowed.split(" ", -1)).contains(person);
    }

    private Visitor visitor(String person) {
        boolean guest = List.of("sam", "lena").contains(person);
        return Visitor.signedIn(port, person + (guest ? "@litware.com" : "@woodgrove.com"));
    }

    private String litware() {
        return partners.list().stream()
                .filter(partner -> "Litware".equals(partner.displayName()))
                .map(partner -> partner.id().toString())
                .findFirst()
                .orElseThrow();
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }

    private static InvitationRequest invitationTo(String address) {
        return new InvitationRequest(
                address,
                "group",
                Optional.of("project-atlas"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static Set<String> names(RequestMappingInfo info) {
        String method =
                info.getMethodsCondition().getMethods().iterator().next().name();
        return info.getPatternValues().stream()
                .map(pattern -> method + " " + pattern)
                .collect(Collectors.toSet());
    }
}
