package org.guestflow.identity.web;

import io.micrometer.common.KeyValues;
import java.util.List;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What metrics and traces are told of a call: its address as a template only. As it was sent it may hold a link's secret. */
class CallConvention extends DefaultServerRequestObservationConvention {

    /** Below these the engine's own interfaces answer, which have no templates that Spring knows. */
    private static final List<String> ENGINE = List.of("/engine-rest", "/camunda");

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext call) {
        return KeyValues.empty();
    }

    @Override
    public String getContextualName(ServerRequestObservationContext call) {
        String name = super.getContextualName(call);
        if (call.getPathPattern() != null) {
            return name;
        }
        String address = call.getCarrier().getRequestURI();
        return ENGINE.stream()
                .filter(interfaces -> address.startsWith(interfaces + "/"))
                .findFirst()
                .map(interfaces -> name + " " + interfaces)
                .orElse(name);
    }
}
