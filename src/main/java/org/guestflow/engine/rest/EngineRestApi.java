package org.guestflow.engine.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.springframework.stereotype.Component;

/** The engine's REST API at {@code /engine-rest}, with our answers to what goes wrong instead of the engine's. */
@Component
@ApplicationPath("/engine-rest")
class EngineRestApi extends CamundaJerseyResourceConfig {

    private final RefusalAnswer refusals;

    EngineRestApi(RefusalAnswer refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void registerCamundaRestResources() {
        Set<Class<?>> support = new HashSet<>(CamundaRestResources.getConfigurationClasses());
        support.removeAll(EngineAnswers.REPLACED);
        registerClasses(CamundaRestResources.getResourceClasses());
        registerClasses(support);
        register(JacksonFeature.class);
        EngineAnswers.register(this, refusals);
    }
}
