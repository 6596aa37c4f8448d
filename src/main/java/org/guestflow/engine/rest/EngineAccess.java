package org.guestflow.engine.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.guestflow.engine.EngineSettings;
import org.springframework.web.util.UriUtils;

/**
 * Who may use which part of the engine's interfaces, its REST API and those of its web applications. Everything that is not listed is for administrators; deploying is for nobody,
 * for processes come with the application.
 *
 * <p>This is the outer wall: behind it the engine's own authorisations decide which task, instance or variable it may be.
 */
class EngineAccess {

    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final String MEMBER = "MEMBER";
    private static final Pattern ROOT = Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[a-z]+)?(?=/|$)");
    private static final String ID = "[A-Za-z0-9:._@+-]+";

    private static final List<Access> EVERYBODY =
            List.of(new Access(Set.of("POST"), "/process-definition/key/(invitation|direct-addition)/start"));

    /** What Tasklist asks for. */
    private static final List<Access> MEMBERS = List.of(
            new Access(Set.of("GET"), "/engine/?"),
            new Access(Set.of("GET"), ""),
            new Access(Set.of("GET", "POST"), "/task(/count)?"),
            new Access(
                    Set.of("GET"),
                    "/task/" + ID + "(/form|/deployed-form|/form-variables|/identity-links|/comment|/attachment)?"),
            new Access(Set.of("POST"), "/task/" + ID + "/(claim|unclaim|complete|submit-form)"),
            new Access(Set.of("GET"), "/filter(/count|/" + ID + ")?"),
            new Access(Set.of("GET", "POST"), "/filter/" + ID + "/(list|count|singleResult)"),
            new Access(Set.of("GET"), "/process-definition(/count|/(?!statistics)" + ID + "(/xml|/diagram)?)?"),
            new Access(Set.of("GET"), "/user/" + ID + "/profile"),
            new Access(Set.of("GET"), "/identity/groups"),
            new Access(Set.of("GET"), "/authorization/check"),
            new Access(Set.of("POST"), "/variable-instance"),
            new Access(Set.of("OPTIONS"), "(/" + ID + ")+"),
            new Access(Set.of("GET"), "/camunda/api/admin/auth/user/[a-z]+"),
            new Access(Set.of("POST"), "/camunda/api/admin/auth/user/[a-z]+/logout"),
            new Access(Set.of("GET"), "/camunda/api/admin/plugin/license/[a-z]+/check-key"),
            new Access(Set.of("GET"), "/camunda/api/(tasklist|welcome)/plugin/.+"));

    private static final Access DEPLOY = new Access(Set.of("POST"), "/deployment/.*");

    private final EngineSettings settings;

    EngineAccess(EngineSettings settings) {
        this.settings = settings;
    }

    boolean allows(HttpServletRequest request) {
        // The engine's interfaces decode what they are asked for, so it is judged decoded.
        String path = ROOT.matcher(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8))
                .replaceFirst("");
        String method = request.getMethod();
        if (request.getUserPrincipal() == null || (DEPLOY.covers(method, path) && !settings.deploymentsOverRest())) {
            return false;
        }
        return request.isUserInRole(ADMINISTRATOR)
                || covers(EVERYBODY, method, path)
                || (request.isUserInRole(MEMBER) && covers(MEMBERS, method, path));
    }

    private static boolean covers(List<Access> list, String method, String path) {
        return list.stream().anyMatch(access -> access.covers(method, path));
    }

    private record Access(Set<String> methods, Pattern path) {

        Access(Set<String> methods, String path) {
            this(methods, Pattern.compile(path));
        }

        boolean covers(String method, String asked) {
            return methods.contains(method) && path.matcher(asked).matches();
        }
    }
}
