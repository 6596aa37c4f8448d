package org.guestflow.graph.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.guestflow.graph.request.Requires;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description tells everybody what the API can do, from the code itself. */
@ApplicationTest
class ApiDescriptionTest {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everybodyMayReadIt() {
        Response answer = given().get("/openapi/v1.0.json");

        answer.then().statusCode(200);
        given().head("/openapi/v1.0.json").then().statusCode(200);
        given().head("/openapi").then().statusCode(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.<String>path("openapi")).startsWith("3.1");
        assertThat(answer.headers().getValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/openapi/v1.0.json.yaml", "/openapi/v1.0.json/swagger-config", "/openapi/other", "/v3/api-docs"
            })
    void nothingElseIsThere(String path) {
        assertThat(given().get(path).statusCode()).isIn(401, 403, 404);
    }

    @Test
    void everyOperationIsInItAndNothingElse() {
        Set<String> mapped = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.guestflow.graph.")
                    && !handler.getBeanType().isAnnotationPresent(io.swagger.v3.oas.annotations.Hidden.class)
                    && handler.hasMethodAnnotation(Requires.class)) {
                info.getPatternValues()
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + path)));
            }
        });

        Set<String> described = new TreeSet<>();
        ApiDescription.of(port)
                .operations()
                .forEach(operation -> described.add(operation.method() + " " + operation.path()));
        assertThat(described).isEqualTo(mapped).hasSizeGreaterThan(40);
    }

    @Test
    void listsTakeTheQueryOptionsOfTheirResource() {
        JsonNode users = operation("GET", "/v1.0/users");
        JsonNode one = operation("GET", "/v1.0/users/ben");
        JsonNode audits = operation("GET", "/v1.0/auditLogs/directoryAudits");

        assertThat(users.path("parameters").findValuesAsText("name"))
                .contains("$select", "$filter", "$orderby", "$top", "$count", "$search", "$expand", "$skiptoken");
        assertThat(parameter(users, "$filter")).contains("`externalUserState`").doesNotContain("`sponsors`");
        assertThat(parameter(users, "$expand")).contains("`sponsors`");
        assertThat(one.path("parameters").findValuesAsText("name"))
                .contains("$select", "$expand")
                .doesNotContain("$filter", "$top");
        assertThat(parameter(audits, "$filter")).contains("`initiatedBy/user/id`");
        assertThat(audits.path("parameters").findValuesAsText("name")).doesNotContain("$search", "$expand");
    }

    @Test
    void listsAreNarrowedByEveryPropertyThatItNames() {
        RestCaller ada = RestCaller.as(port, "ada@woodgrove.com");
        ApiDescription.of(port).operations().stream()
                .filter(operation -> !operation.path().contains("{"))
                .filter(operation -> operation
                        .described()
                        .path("parameters")
                        .findValuesAsText("name")
                        .contains("$filter"))
                .forEach(operation -> Pattern.compile("`([\\w/]+)`")
                        .matcher(parameter(operation.described(), "$filter"))
                        .results()
                        .map(path -> path.group(1))
                        .map(path ->
                                path.replaceFirst("^targetResources/(\\w+)", "targetResources/any(t:t/$1 eq null)"))
                        .map(path -> path.endsWith(")") ? path : path + " eq null")
                        .forEach(filter -> assertThat(ada.graphGet(
                                                operation.path().substring("/v1.0".length()) + "?$filter=" + filter)
                                        .statusCode())
                                .as(operation.path() + " " + filter)
                                .isEqualTo(200)));
    }

    @Test
    void answersHaveTheShapeOfTheirRecords() {
        ApiDescription description = ApiDescription.of(port);
        JsonNode list = description.resolved(schema(operation("GET", "/v1.0/groups"), "200"));
        JsonNode group = description.resolved(list.at("/properties/value/items"));

        assertThat(list.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("@odata.context", "@odata.count", "@odata.nextLink", "value");
        assertThat(group.at("/properties/membershipRule/description").asText()).isEqualTo("that rule");
        assertThat(group.at("/properties/createdDateTime/format").asText()).isEqualTo("date-time");
        assertThat(operation("POST", "/v1.0/groups/x/members/$ref")
                        .path("responses")
                        .properties())
                .extracting(Map.Entry::getKey)
                .contains("202", "204", "400", "401", "403", "404", "409", "415", "429", "500", "503");
        assertThat(operation("PATCH", "/v1.0/users/x").path("responses").has("412"))
                .isTrue();
        assertThat(operation("GET", "/v1.0/users/x")
                        .at("/responses/200/headers")
                        .has("ETag"))
                .isTrue();
        assertThat(ApiDescription.of(port)
                        .resolved(operation("GET", "/v1.0/users").at("/responses/429"))
                        .path("headers")
                        .has("Retry-After"))
                .isTrue();
    }

    @Test
    void operationsSayWhatATokenMustPermit() {
        assertThat(operation("PATCH", "/v1.0/policies/authorizationPolicy")
                        .at("/security/0/token/0")
                        .asText())
                .isEqualTo("Directory.ReadWrite.All");
        assertThat(operation("GET", "/v1.0/me").at("/security/0/token/0").asText())
                .isEqualTo("User.Read");
    }

    @Test
    void thePageShowsItInABrowserThatIsAllowedNothingElse() {
        try (Browser browser = Browser.open(port)) {
            browser.go("/openapi");
            browser.see("#description .opblock-tag");
            browser.see("#operations-User-getUsers").click();
            browser.read("$filter");

            assertThat(browser.complaints()).isEmpty();
        }
        String policy = given().get("/openapi").header("Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "script-src 'self';").doesNotContain("unsafe", "http");
    }

    private RequestSpecification given() {
        return RestAssured.given().baseUri("http://localhost").port(port);
    }

    private JsonNode operation(String method, String path) {
        return ApiDescription.of(port).operation(method, path).orElseThrow().described();
    }

    private static JsonNode schema(JsonNode operation, String status) {
        return operation.path("responses").path(status).at("/content/application~1json/schema");
    }

    private static String parameter(JsonNode operation, String name) {
        List<JsonNode> named = operation.path("parameters").findParents("name").stream()
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .toList();
        assertThat(named).hasSize(1);
        return named.get(0).path("description").asText();
    }
}
