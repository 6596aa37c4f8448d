package org.guestflow.directory;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.SimpleTransactionScope;

/** Beans that live as long as a transaction. */
@Configuration(proxyBeanMethods = false)
class TransactionScope {

    static final String NAME = "transaction";

    @Bean
    static CustomScopeConfigurer beansOfATransaction() {
        CustomScopeConfigurer configurer = new CustomScopeConfigurer();
        configurer.addScope(NAME, new SimpleTransactionScope());
        return configurer;
    }
}
