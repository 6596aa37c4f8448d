package org.guestflow.redemption;

import java.security.SecureRandom;
import java.util.Optional;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.LateContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.RequestId;
import org.springframework.context.ApplicationContext;

/** A guest with a link in a browser, for tests that redeem without pages. */
public final class RedeemingGuest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApplicationContext context;
    private final Redemptions redemptions;
    private final ConsentSettings terms;
    private final InvitationLink link;
    private final String source;
    private BrowserKey browser = BrowserKey.random(RANDOM);

    /** Opens a fresh browser, somewhere. */
    public RedeemingGuest(ApplicationContext context, InvitationLink link) {
        this(
                context,
                link,
                "2001:db8::" + Integer.toHexString(RANDOM.nextInt(0x10000)) + ":"
                        + Integer.toHexString(RANDOM.nextInt(0x10000)));
    }

    /** Opens a fresh browser at a network address. */
    public RedeemingGuest(ApplicationContext context, InvitationLink link, String source) {
        this.source = source;
        this.context = context;
        this.link = link;
        this.redemptions = context.getBean(Redemptions.class);
        this.terms = context.getBean(ConsentSettings.class);
    }

    /** Has a code mailed. */
    public void starts() throws RedemptionRefused {
        redemptions.start(link, browser, "en", source);
    }

    /** Has another code mailed. */
    public void asksForANewCode() throws RedemptionRefused {
        redemptions.requestNewCode(link, browser, source);
    }

    /** Shows the code that was mailed last. */
    public void showsTheCode() throws RedemptionRefused {
        shows(mailedCode(context, link.invitation()).orElseThrow());
    }

    /** Shows a code. */
    public void shows(String code) throws RedemptionRefused {
        browser = redemptions.proveAddress(link, browser, code);
    }

    /** Comes back from the own organisation, which says who it is. */
    public void signsInAtHome(ProvenIdentity identity) throws RedemptionRefused {
        browser = redemptions.proveBySignIn(link, browser, identity, "en", source);
    }

    /** Agrees to what is in force. */
    public void consents() throws RedemptionRefused {
        redemptions.consent(link, browser, terms.privacyStatementVersion(), terms.termsOfUseVersion());
    }

    /** Declines. */
    public void declines() throws RedemptionRefused {
        redemptions.decline(link, browser);
    }

    /** The redemption, as this browser finds it. */
    public Redemption redemption() {
        return redemptions.find(link, browser).orElseThrow();
    }

    /** The network address. */
    public String source() {
        return source;
    }

    /** The browser's key. */
    public BrowserKey browser() {
        return browser;
    }

    /** The code of the newest passcode mail about a request, as the mail would say it now; empty where that mail would not be sent any more. */
    public static Optional<String> mailedCode(ApplicationContext context, RequestId request) {
        long newest = context.getBean(Outbox.class).deliveries(request).stream()
                .filter(delivery -> delivery.kind() == NoticeKind.PASSCODE)
                .mapToLong(Delivery::generation)
                .max()
                .orElseThrow();
        return context.getBeansOfType(LateContent.class).values().stream()
                .filter(content -> content.kinds().contains(NoticeKind.PASSCODE))
                .findFirst()
                .orElseThrow()
                .content(request, NoticeKind.PASSCODE, newest)
                .map(values -> values.get("code"));
    }
}
