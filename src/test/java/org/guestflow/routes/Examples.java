package org.guestflow.routes;

import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.springframework.context.ApplicationContext;

/**
 * Things of which the routes' paths speak.
 *
 * @param atlas Olivia's group, in which Sam and Lena are
 * @param asked an invitation to it that Olivia has asked for
 * @param link the path of the link that the guest of another one was mailed
 * @param block the path on which that guest can block further mail
 * @param uploaded a list that Olivia has uploaded
 * @param task the task that waits for the approvers of another invitation of hers
 * @param sam the guest Sam
 * @param litware the partner Litware
 */
record Examples(
        UUID atlas, String asked, String link, String block, UUID uploaded, String task, String sam, String litware) {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final Pattern BLOCK = Pattern.compile("https?://[^/\\s]+(/block/[A-Za-z0-9_-]+)");

    static Examples in(ApplicationContext context) throws RuleViolation {
        InvitationScenario scenario = new InvitationScenario(context);
        UUID atlas = context.getBean(Targets.class)
                .findGroup("project-atlas")
                .orElseThrow()
                .id();
        String guest = somebodyAt("litware.com");
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        RequestId asked = scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "project-atlas"));
        RequestId waiting = scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "board-papers"));
        UUID uploaded = context.getBean(BulkUploads.class)
                .take(
                        scenario.user(OLIVIA).orElseThrow(),
                        Target.group(atlas),
                        "routes.csv",
                        "email\nben@woodgrove.com".getBytes(StandardCharsets.UTF_8));
        return new Examples(
                atlas,
                asked.toString(),
                "/redeem/" + MailFor.recipient(guest).tokenInMail(1),
                blockPath(guest),
                uploaded,
                scenario.openTask(waiting).getId(),
                scenario.user("sam@litware.com").orElseThrow().id().toString(),
                litware(context.getBean(Partners.class)));
    }

    private static String blockPath(String guest) {
        Matcher link =
                BLOCK.matcher(MailFor.text(MailFor.recipient(guest).await(1).get(0)));
        if (!link.find()) {
            throw new AssertionError("the mail has no link to block further ones");
        }
        return link.group(1);
    }

    private static String litware(Partners partners) {
        return partners.list().stream()
                .filter(partner -> "Litware".equals(partner.displayName()))
                .map(Partner::id)
                .map(Object::toString)
                .findFirst()
                .orElseThrow();
    }
}
