package org.guestflow.pages;

import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.guestflow.invitation.Invitations;
import org.guestflow.redemption.RedeemingGuest;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links that lead to a refusal as soon as they are opened. */
final class RefusedLinks {

    private static final String OLIVIA = "olivia@woodgrove.com";

    private final ApplicationContext context;
    private final InvitationScenario scenario;
    private final Invitations invitations;
    private final JdbcClient jdbc;
    private final String deniedDomain = "d" + UUID.randomUUID() + ".example";

    RefusedLinks(ApplicationContext context) {
        this.context = context;
        this.scenario = new InvitationScenario(context);
        this.invitations = context.getBean(Invitations.class);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** Paths by the name of the refusal that they come to. */
    Map<String, String> all() throws RuleViolation, RedemptionRefused {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("unknown-link", "/redeem/AAAA");
        links.put("link-expired", expired());
        links.put("link-replaced", replaced());
        links.put("invitation-revoked", revoked());
        links.put("already-redeemed", redeemed());
        links.put("invitation-declined", declined());
        links.put("invitation-blocked", blocked());
        links.put("session-lost", link(somebodyAt("litware.com")) + "/passcode");
        return links;
    }

    /** A link whose guest has had as many codes within the hour as there may be. */
    String withoutCodes() throws RedemptionRefused {
        String guest = somebodyAt("litware.com");
        RequestId request = invites(guest);
        String link = linkIn(guest);
        RedeemingGuest browser = new RedeemingGuest(context, scenario.link(request));
        browser.starts();
        for (int more = 1; more < 5; more++) {
            browser.asksForANewCode();
        }
        return link;
    }

    /** The domain that only the one link here is about is welcome again. */
    void forget() {
        jdbc.sql("DELETE FROM domain_list_entry WHERE domain = :domain")
                .param("domain", deniedDomain)
                .update();
    }

    String link(String guest) {
        invites(guest);
        return linkIn(guest);
    }

    private String expired() {
        String guest = somebodyAt("litware.com");
        RequestId request = invites(guest);
        jdbc.sql("UPDATE invitation SET expires_at = now() - interval '1 hour' WHERE id = :id")
                .param("id", request.value())
                .update();
        return linkIn(guest);
    }

    private String replaced() throws RuleViolation {
        String guest = somebodyAt("litware.com");
        RequestId request = invites(guest);
        String link = linkIn(guest);
        invitations.resend(request, scenario.user(OLIVIA).orElseThrow());
        return link;
    }

    private String revoked() throws RuleViolation {
        String guest = somebodyAt("litware.com");
        RequestId request = invites(guest);
        String link = linkIn(guest);
        invitations.revoke(request, scenario.user(OLIVIA).orElseThrow());
        return link;
    }

    private String redeemed() throws RedemptionRefused {
        String guest = somebodyAt("litware.com");
        RequestId request = invites(guest);
        String link = linkIn(guest);
        proven(request).consents();
        return link;
    }

    private String declined() throws RedemptionRefused {
        String guest = somebodyAt("litware.com");
        RequestId request = invites(guest);
        String link = linkIn(guest);
        proven(request).declines();
        return link;
    }

    private RedeemingGuest proven(RequestId request) throws RedemptionRefused {
        RedeemingGuest browser = new RedeemingGuest(context, scenario.link(request));
        browser.starts();
        browser.showsTheCode();
        return browser;
    }

    private String blocked() {
        String guest = somebodyAt(deniedDomain);
        String link = link(guest);
        jdbc.sql("INSERT INTO domain_list_entry VALUES (:domain)")
                .param("domain", deniedDomain)
                .update();
        return link;
    }

    private RequestId invites(String guest) {
        return scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
    }

    private static String linkIn(String guest) {
        return "/redeem/" + MailFor.recipient(guest).tokenInMail(1);
    }
}
