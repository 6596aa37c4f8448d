package org.guestflow.graph.addition;

import java.util.Map;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property;
import org.guestflow.graph.query.Property.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what direct additions can be queried. */
@Configuration(proxyBeanMethods = false)
class AdditionModels {

    /** The name of all direct additions. */
    static final String SET = "directAdditions";

    @Bean
    EntityModel directAdditionModel() {
        Property text = Property.of(Kind.TEXT);
        return EntityModel.of(SET, "directAddition", DirectAdditionResource.class)
                .with(Kind.TEXT, "id", "partner", "invitedBy", "targetType", "targetId", "state", "notDirectBecause")
                .with(Kind.MOMENT, "createdDateTime")
                .with("evidence", new Property(Kind.COMPLEX, Map.of("connection", text)))
                .with("decision", new Property(Kind.COMPLEX, Map.of("rule", text)))
                .with("people", new Property(Kind.COMPLEX_COLLECTION, Map.of("mail", text)))
                .onlyShown("partner", "notDirectBecause", "evidence/connection", "decision/rule", "people/mail");
    }
}
