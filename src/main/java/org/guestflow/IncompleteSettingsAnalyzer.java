package org.guestflow;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person at the console which settings to make, instead of a stack trace. */
class IncompleteSettingsAnalyzer extends AbstractFailureAnalyzer<IncompleteSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, IncompleteSettings cause) {
        String problems =
                cause.problems().stream().map(problem -> "    " + problem).collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "Guestflow does not start with these settings:\n\n" + problems,
                "Make them on the command line (--guestflow.base-url=https://guests.example.org), as environment variables "
                        + "(GUESTFLOW_BASE_URL) or in a file application.yaml beside the jar.",
                cause);
    }
}
