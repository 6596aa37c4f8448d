package org.guestflow.identity.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person at the console what to do, instead of a stack trace. */
class NoAdministratorAnalyzer extends AbstractFailureAnalyzer<NoAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoAdministrator cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set guestflow.setup.organisation, .domain, .administrator (a mail address) and .password for the first start, "
                        + "or give the directory role Administrator to a member whose account is not blocked.",
                cause);
    }
}
