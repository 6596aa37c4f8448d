package org.guestflow.graph.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the description says of the whole API. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    private static final String ABOUT =
            "Guests of the organisation in the dialect of Microsoft Graph: a client written against Graph works when its base URL is changed. What Graph lacks comes in the same dialect.\n\n"
                    + "Lists come page by page: follow `@odata.nextLink`. Refusals are Graph's error object; its message says what is wrong and what can be done. Only paths that no client sends on purpose, such as with an encoded slash, percent sign or control character, are refused with 400 in another form, before they reach the API.";

    /** The server is the one that the description comes from, whatever it is called. */
    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Guestflow")
                        .version("1.0")
                        .description(ABOUT)
                        .contact(new Contact().name("The administrators of this installation"))
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(new Components()
                        .addSecuritySchemes(AccessToOperation.BEARER, bearer())
                        .addSecuritySchemes(AccessToOperation.BASIC, basic()));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of the configured issuer, of a user or of an application.");
    }

    private static SecurityScheme basic() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("Mail address and password of a user; in the demo only.");
    }

    /** Takes the place of the library's own, behind all other converters, which are asked in the reverse of their order. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver schemasOfRecords(ObjectMapper json) {
        return new ModelResolver(json, new SchemaNames()).openapi31(true);
    }
}
