package org.guestflow.graph.user;

import org.guestflow.graph.query.EntityModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what users can be queried. */
@Configuration(proxyBeanMethods = false)
class UserModels {

    @Bean
    EntityModel userModel() {
        return UserResource.MODEL;
    }
}
