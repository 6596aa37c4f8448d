package org.guestflow.directaddition.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directaddition.AdditionPerson;
import org.guestflow.directaddition.DirectAddition;
import org.guestflow.directaddition.DirectAdditions;
import org.guestflow.directory.User;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.InvitationScenario;
import org.springframework.context.ApplicationContext;

/** What people do with a direct addition, in their words, for tests that run the process on the real services. */
final class DirectAdditionScenario {

    static final String SAM = "sam@litware.com";
    static final String LENA = "lena@litware.com";
    static final String OLIVIA = "olivia@woodgrove.com";

    private final InvitationScenario scenario;
    private final DirectAdditions additions;
    private final Partners partners;

    DirectAdditionScenario(ApplicationContext context) {
        scenario = new InvitationScenario(context);
        additions = context.getBean(DirectAdditions.class);
        partners = context.getBean(Partners.class);
    }

    /** What people do with invitations. */
    InvitationScenario invitations() {
        return scenario;
    }

    /** Asks for people to be added to a group. */
    RequestId adds(String inviter, String group, List<String> people) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "partner",
                "litware.com",
                "users",
                String.join(", ", people),
                "targetType",
                "group",
                "targetId",
                group));
        return scenario.starts(inviter, "direct-addition", variables);
    }

    /** Runs the jobs at these activities, one after the other. */
    void run(RequestId request, String... activities) {
        for (String activity : activities) {
            scenario.runJobAt(activity, request);
        }
    }

    /** Has Sam brought into a confidential group. */
    void samIsIn(String group) {
        if (!scenario.isIn(SAM, group)) {
            RequestId request = scenario.invites(OLIVIA, InvitationScenario.toGroup(SAM, group));
            scenario.decides("priya@woodgrove.com", request, "approve", "");
            scenario.decides("ada@woodgrove.com", request, "approve", "");
        }
    }

    /** The request as its row has it now. */
    DirectAddition addition(RequestId request) {
        try {
            return additions.get(request, ada());
        } catch (RuleViolation e) {
            throw new AssertionError(e);
        }
    }

    /** What became of everybody in the request. */
    List<AdditionPerson> people(RequestId request) {
        return additions.people(addition(request));
    }

    /** Litware's record. */
    Partner litwareRecord() {
        return partners.find(new DomainName("litware.com")).orElseThrow();
    }

    /** The administrator. */
    User ada() {
        return user("ada@woodgrove.com");
    }

    /** Whoever has an address. */
    User user(String mail) {
        return scenario.user(mail).orElseThrow();
    }
}
