package org.guestflow.graph.deleteditem;

import org.guestflow.graph.query.EntityModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known by what deleted users can be queried. */
@Configuration(proxyBeanMethods = false)
class DeletedItemModels {

    @Bean
    EntityModel deletedUserModel() {
        return DeletedUserResource.MODEL;
    }
}
