package org.guestflow.graph.application;

import org.guestflow.graph.query.EntityModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what applications and assignments to them can be queried. */
@Configuration(proxyBeanMethods = false)
class ApplicationModels {

    @Bean
    EntityModel applicationModel() {
        return ApplicationResource.MODEL;
    }

    @Bean
    EntityModel assignmentModel() {
        return AssignmentResource.MODEL;
    }
}
