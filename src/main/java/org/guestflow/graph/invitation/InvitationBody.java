package org.guestflow.graph.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.shared.RuleViolation;

/** Reads the body of a request for an invitation, for whatever takes one. */
public final class InvitationBody {

    private InvitationBody() {}

    /**
     * Reads what is asked for.
     *
     * @param sent the body
     * @return what is asked for, not checked yet
     * @throws RuleViolation naming the property that is none, or whose value is not of the kind that is needed
     */
    public static InvitationRequest read(JsonNode sent) throws RuleViolation {
        return NewInvitation.read(sent).request();
    }
}
