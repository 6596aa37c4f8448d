package org.guestflow.graph.group;

import org.guestflow.graph.query.EntityModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what groups can be queried. */
@Configuration(proxyBeanMethods = false)
class GroupModels {

    @Bean
    EntityModel groupModel() {
        return GroupResource.MODEL;
    }
}
