package org.guestflow.partner.scim;

import com.sun.net.httpserver.HttpExchange;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guestflow.partner.Staff;
import org.guestflow.partner.TestConnections;
import org.guestflow.partner.web.TestWebServer;
import org.guestflow.support.TestCertificates;

/** A SCIM server with Litware's staff: the filters, pages and schemas are SCIM-SDK's. Sam is in the group {@code directory-readers}. */
final class ScimServer {

    static final String READERS = "directory-readers";

    private final ResourceEndpoint endpoint = new ResourceEndpoint(ServiceProvider.builder()
            .filterConfig(FilterConfig.builder().supported(true).maxResults(50).build())
            .build());

    private ScimServer() {
        filtered(endpoint.registerEndpoint(new UserEndpointDefinition(new Kept<User>(users()) {})));
        filtered(endpoint.registerEndpoint(new GroupEndpointDefinition(new Kept<Group>(List.of(readers())) {})));
    }

    private static void filtered(de.captaingoldfish.scim.sdk.server.schemas.ResourceType type) {
        type.getFeatures().setAutoFiltering(true);
    }

    static TestWebServer start() {
        ScimServer scim = new ScimServer();
        return TestWebServer.start(TestCertificates.good(), scim::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!TestConnections.SECRET.equals(TestWebServer.token(exchange))) {
            TestWebServer.json(exchange, 401, "{}");
            return;
        }
        ScimResponse response = endpoint.handleRequest(
                "https://127.0.0.1" + exchange.getRequestURI(),
                HttpMethod.GET,
                null,
                Map.of("Content-Type", "application/scim+json"),
                new Context(null));
        TestWebServer.json(exchange, response.getHttpStatus(), response.toPrettyString());
    }

    private static List<User> users() {
        return Staff.everybody().stream().map(ScimServer::user).toList();
    }

    private static User user(Staff.Person person) {
        return User.builder()
                .id("id-" + person.handle())
                .userName(person.handle())
                .displayName(person.name())
                .active(person.active())
                .emails(List.of(
                        Email.builder().value(person.mail()).primary(true).build()))
                .meta(meta("User"))
                .build();
    }

    private static Group readers() {
        return Group.builder()
                .id("id-readers")
                .displayName(READERS)
                .members(List.of(Member.builder().value("id-sam").type("User").build()))
                .meta(meta("Group"))
                .build();
    }

    private static Meta meta(String type) {
        return Meta.builder()
                .resourceType(type)
                .created(Instant.EPOCH)
                .lastModified(Instant.EPOCH)
                .build();
    }

    /** Resources that only are read; SCIM-SDK itself filters them. */
    private abstract static class Kept<T extends ResourceNode> extends ResourceHandler<T> {

        private final List<T> resources;
        private final Map<String, T> byId;

        Kept(List<T> resources) {
            this.resources = resources;
            this.byId = resources.stream()
                    .collect(Collectors.toMap(resource -> resource.getId().orElseThrow(), resource -> resource));
        }

        @Override
        public PartialListResponse<T> listResources(
                long startIndex,
                int count,
                FilterNode filter,
                SchemaAttribute sortBy,
                SortOrder sortOrder,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes,
                Context context) {
            return PartialListResponse.<T>builder()
                    .resources(resources)
                    .totalResults(resources.size())
                    .build();
        }

        @Override
        public T getResource(
                String id,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes,
                Context context) {
            return byId.get(id);
        }

        @Override
        public T createResource(T resource, Context context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public T updateResource(T resource, Context context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deleteResource(String id, Context context) {
            throw new UnsupportedOperationException();
        }
    }
}
