package org.guestflow.tracing;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves all of tracing out unless {@code management.tracing.enabled} says otherwise. Spring Boot by itself would only not send the spans: they would be made all the same, for each call.
 * OpenTelemetry's logs, which come with the same libraries, are left out for good.
 */
class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = environment.getProperty("management.tracing.enabled", Boolean.class, false);
    }

    @Override
    public boolean[] match(String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[configurations.length];
        for (int i = 0; i < configurations.length; i++) {
            kept[i] = configurations[i] == null || isKept(configurations[i]);
        }
        return kept;
    }

    private boolean isKept(String configuration) {
        if (configuration.startsWith(ACTUATOR + "tracing.")) {
            return on;
        }
        return !configuration.startsWith(ACTUATOR + "logging.OpenTelemetry");
    }
}
