package org.guestflow.compliance;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings, and gives the processes' timers theirs by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class ComplianceConfiguration {

    @Bean
    String auditVerificationCycle(AuditSettings settings) {
        return settings.verificationCycle();
    }

    @Bean
    String auditRetentionCycle(AuditSettings settings) {
        return settings.retentionCycle();
    }
}
