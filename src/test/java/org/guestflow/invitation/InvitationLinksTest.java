package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.RequestId;
import org.junit.jupiter.api.Test;

class InvitationLinksTest {

    private static final String KEY = "a2V5LW9uZS1rZXktb25lLWtleS1vbmUta2V5LW9uZS1rZXk=";
    private static final String NEXT_KEY = "bmV4dC1rZXktbmV4dC1rZXktbmV4dC1rZXktbmV4dC1rZXk=";

    private final InvitationLink link = new InvitationLink(RequestId.random(), 3);
    private final InvitationLinks links = with(KEY, List.of());

    @Test
    void aLinkNamesItsInvitationAndVersion() {
        assertThat(links.read(links.token(link))).contains(link);
    }

    @Test
    void aLinkLeadsToTheConfiguredAddressAndNowhereElse() {
        assertThat(links.url(link)).isEqualTo("https://guests.woodgrove.com/redeem/" + links.token(link));
    }

    @Test
    void everySingleChangedBitMakesALinkWorthless() {
        byte[] token = Base64.getUrlDecoder().decode(links.token(link));

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] forged = token.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(links.read(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoTokenAtAllIsRefused() {
        assertThat(List.of(
                        "",
                        "x",
                        "../../etc/passwd",
                        "ä",
                        links.token(link) + "A",
                        links.token(link).substring(1)))
                .allSatisfy(text -> assertThat(links.read(text)).isEmpty());
    }

    @Test
    void aLinkOutlivesAChangeOfTheKeyWhileThePreviousOneIsKept() {
        String old = links.token(link);

        assertThat(with(NEXT_KEY, List.of(KEY)).read(old)).contains(link);
        assertThat(with(NEXT_KEY, List.of()).read(old)).isEmpty();
    }

    private static InvitationLinks with(String key, List<String> previous) {
        return new InvitationLinks(KeyRing.of(key, previous), new BaseUrl(URI.create("https://guests.woodgrove.com")));
    }
}
