package org.guestflow.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may use which page and which action, tried as everybody; a route that no table knows fails. The API's are tried in {@link EveryApiRouteTest}. */
@ApplicationTest
class EveryRouteTest {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private ApplicationContext context;

    private Examples examples;
    private List<Route> routes;

    @BeforeEach
    void tables() throws RuleViolation {
        examples = Examples.in(context);
        routes = Stream.of(
                        PanelRoutes.of(examples),
                        AdministrationRoutes.of(examples),
                        SignInRoutes.of(),
                        MailedLinkRoutes.of(examples),
                        DemoRoutes.of())
                .flatMap(Collection::stream)
                .toList();
    }

    @Test
    void everyMappedRouteStandsInExactlyOneTable() {
        Set<String> mapped = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (isOurs(method.getBeanType())) {
                mapped.addAll(names(info));
            }
        });
        // An operation of the API is tried on several things; it stands in that table once for each.
        Stream<String> ofApi = GraphRoutes.all().stream().map(ApiRoute::name).distinct();

        assertThat(Stream.concat(routes.stream().map(Route::name), ofApi).sorted())
                .containsExactlyElementsOf(mapped);
    }

    /** Tests bring resources of their own, such as one that fails. */
    private static boolean isOurs(Class<?> handler) {
        return !handler.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(EveryRouteTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsThereForThoseWhoMayUseItAndForNobodyElse(Person person) {
        Visitor visitor = person.at(port);
        if (person == Person.NOBODY) {
            visitor.submit(visitor.open(examples.link()), "form#continue", Map.of());
        }

        for (Route route : routes.stream().filter(Route::isPage).toList()) {
            check(route, person, visitor.send(asABrowser(visitor, route).GET()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsTakenFromThoseWhoMayUseItAndFromNobodyElse(Person person) {
        Visitor visitor = person.at(port);
        Map<String, String> tokens = new HashMap<>();

        for (Route route : routes.stream()
                .filter(one -> one.isAction() && one.isTriedAs(person))
                .toList()) {
            String token = tokens.computeIfAbsent(route.formAt(), place -> token(visitor, person, place));
            // Codes to sign in are counted by the address that they are asked for.
            Map<String, String> fields = Map.of("_csrf", token, "address", somebodyAt("nowhere.example"));
            check(route, person, visitor.post(route.path(), fields));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noActionIsTakenFromAnybodyWithoutTheFormsToken(Person person) {
        Visitor visitor = person.at(port);
        visitor.get(examples.link());
        visitor.get(examples.block());

        for (Route route : routes.stream().filter(Route::isAction).toList()) {
            assertThat(visitor.post(route.path(), Map.of("people", "x@litware.com"))
                            .statusCode())
                    .as(person + " " + route.name())
                    .isEqualTo(403);
            assertThat(visitor.post(route.path(), Map.of("_csrf", "guessed")).statusCode())
                    .as(person + " " + route.name() + " with a guessed token")
                    .isEqualTo(403);
        }
    }

    /** Wants a page, and takes what else there is. */
    private static HttpRequest.Builder asABrowser(Visitor visitor, Route route) {
        return visitor.request(route.path()).setHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static void check(Route route, Person person, HttpResponse<String> answer) {
        assertThat(route.answers(person, answer.statusCode()))
                .as(person + " " + route.name() + " is answered with " + answer.statusCode())
                .isTrue();
        if (route.asksToSignIn(person)) {
            assertThat(answer.headers().firstValue("Location")).as(route.name()).hasValue("/sign-in");
        }
    }

    /** The token of the form that leads there, on a page that this person sees. */
    private static String token(Visitor visitor, Person person, String place) {
        String page = place.isEmpty() ? person == Person.NOBODY ? "/sign-in" : "/my-data" : place;
        Element field = Jsoup.parse(visitor.get(page).body()).selectFirst("[name=_csrf]");
        return field == null ? "none on " + page : field.val();
    }

    private static Set<String> names(RequestMappingInfo info) {
        String method = info.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .findFirst()
                .orElse("ANY");
        String parameters = info.getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("&"));
        return info.getPatternValues().stream()
                .map(pattern -> method + " " + pattern + (parameters.isEmpty() ? "" : "?" + parameters))
                .collect(Collectors.toSet());
    }
}
