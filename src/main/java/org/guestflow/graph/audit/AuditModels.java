package org.guestflow.graph.audit;

import org.guestflow.graph.query.EntityModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what events can be queried. */
@Configuration(proxyBeanMethods = false)
class AuditModels {

    @Bean
    EntityModel directoryAuditModel() {
        return DirectoryAuditResource.MODEL;
    }
}
