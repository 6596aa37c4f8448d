package org.guestflow;

import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.KeyRing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the installation's settings known to its parts as values of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuestflowSettings.class)
class GuestflowConfiguration {

    @Bean
    BaseUrl baseUrl(GuestflowSettings settings) {
        return new BaseUrl(settings.baseUrl());
    }

    @Bean
    KeyRing keyRing(GuestflowSettings settings) {
        return KeyRing.of(settings.secretKey(), settings.previousSecretKeys());
    }
}
