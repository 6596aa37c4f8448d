package org.guestflow.lifecycle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the feature's settings and gives the daily process its time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleSettings.class)
class LifecycleConfiguration {

    /** The start event of {@code daily-lifecycle.bpmn} names this bean. */
    @Bean
    String everyDayAt(LifecycleSettings settings) {
        return settings.dailyAt();
    }
}
