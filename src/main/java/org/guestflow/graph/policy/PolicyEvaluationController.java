package org.guestflow.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.guestflow.directory.User;
import org.guestflow.graph.invitation.InvitationBody;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.invitation.Previews;
import org.guestflow.policy.TableTrials;
import org.guestflow.shared.RuleViolation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dry runs: nothing is kept of them. */
@RestController
@RequestMapping("/v1.0/policy/evaluate")
class PolicyEvaluationController {

    private final Previews previews;
    private final TableTrials trials;
    private final Caller caller;

    PolicyEvaluationController(Previews previews, TableTrials trials, Caller caller) {
        this.previews = previews;
        this.trials = trials;
        this.caller = caller;
    }

    /**
     * Tells what would become of a request for an invitation, sent as to {@code POST /invitations}; or, sent a {@code decisionTable} and {@code lastDays}, what that table would have answered
     * otherwise, for administrators.
     */
    @PostMapping
    @Requires(Permission.USER_INVITE_ALL)
    Object evaluate(@RequestBody JsonNode sent) throws RuleViolation {
        User user = caller.get();
        if (sent.has("decisionTable")) {
            ProposedTable proposed = StrictJson.read(sent, ProposedTable.class);
            return TrialResource.of(trials.evaluate(caller.administrator(), proposed.table(), proposed.days()));
        }
        return EvaluationResource.of(previews.preview(user, InvitationBody.read(sent)));
    }
}
