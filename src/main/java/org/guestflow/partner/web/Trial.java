package org.guestflow.partner.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.guestflow.outbound.FailureWords;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.ConnectionReport.Step;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.PartnerUnreachable;

/** Tries a web service step by step. Whether whoever tries it may list people is told and fails nothing: an administrator need not be in the partner's directory. */
public class Trial {

    private final URI base;
    private final List<Step> steps = new ArrayList<>();

    /**
     * Begins a trial.
     *
     * @param base where the service is
     */
    public Trial(URI base) {
        this.base = base;
    }

    /**
     * Notes a failure of what comes next.
     *
     * @param failure what happened
     * @return the report
     */
    public ConnectionReport failed(PartnerUnreachable failure) {
        boolean untrusted = steps.isEmpty() && FailureWords.isOfEncryption(failure);
        if (untrusted) {
            steps.add(reached());
        }
        steps.add(new Step(untrusted ? "encrypted" : next(), false, failure.getMessage()));
        return report();
    }

    /**
     * Notes the first answer.
     *
     * @param answer what the service said
     * @return whether it knew who asked
     */
    public boolean answered(Answer answer) {
        steps.add(reached());
        steps.add(new Step(
                "encrypted", true, "https".equals(base.getScheme()) ? "https" : "not encrypted; the server is listed"));
        steps.add(new Step(
                "authenticated",
                answer.authenticated(),
                answer.authenticated() ? "The server takes the token." : "The server does not take the token."));
        return answer.authenticated();
    }

    /**
     * Notes whether whoever tries may list people.
     *
     * @param privilege what the directory said
     */
    public void told(EnumerationPrivilege privilege) {
        steps.add(new Step("may list", true, privilege.evidence()));
    }

    /**
     * Notes how many people there are.
     *
     * @param people their number
     */
    public void found(long people) {
        steps.add(new Step("found", people > 0, people + " people"));
    }

    /**
     * Ends the trial.
     *
     * @return the report
     */
    public ConnectionReport report() {
        return new ConnectionReport(List.copyOf(steps));
    }

    /**
     * Runs a trial.
     *
     * @param base where the service is
     * @param steps what is tried
     * @return the report, also where a step failed
     */
    public static ConnectionReport of(URI base, Function<Trial, ConnectionReport> steps) {
        Trial trial = new Trial(base);
        try {
            return steps.apply(trial);
        } catch (PartnerUnreachable e) {
            return trial.failed(e);
        }
    }

    private Step reached() {
        return new Step("reached", true, base.getRawAuthority());
    }

    private String next() {
        return List.of("reached", "encrypted", "authenticated", "may list", "found")
                .get(Math.min(steps.size(), 4));
    }
}
