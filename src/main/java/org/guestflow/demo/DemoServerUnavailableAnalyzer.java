package org.guestflow.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever tries the demo which port to change, instead of a stack trace. */
class DemoServerUnavailableAnalyzer extends AbstractFailureAnalyzer<DemoServerUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DemoServerUnavailable cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop what has the port, or choose another one by " + cause.setting()
                        + ", as in mvn spring-boot:run -Dspring-boot.run.arguments=--name=value",
                cause);
    }
}
