package org.guestflow.partner.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.SignInProvider;
import org.guestflow.partner.TokenOwner;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** Asks a provider's UserInfo endpoint (OpenID Connect Core 1.0, section 5.3), which its discovery document names (Discovery 1.0, section 4). */
@Component
class UserInfo implements TokenOwner {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final WebConversations conversations;

    UserInfo(WebConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Optional<EmailAddress> verifiedMail(SignInProvider provider, String token) {
        return conversations.talk(
                provider.issuer(), provider.clientSecretReference(), token, server -> mail(server, provider.issuer()));
    }

    private static Optional<EmailAddress> mail(WebServer server, URI issuer) {
        String base = issuer.toString();
        String withoutSlash = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        Answer discovered = server.get(URI.create(withoutSlash + DISCOVERY));
        if (!discovered.granted() || !Answer.text(discovered.body(), "issuer").equals(Optional.of(base))) {
            throw new PartnerUnreachable("The provider's discovery document is not that of the issuer recorded.", null);
        }
        Answer user = server.get(userInfo(discovered.body(), issuer));
        return Optional.of(user.body())
                .filter(claims ->
                        user.granted() && claims.path("email_verified").asBoolean())
                .flatMap(claims -> Answer.text(claims, "email"))
                .flatMap(EmailAddress::parse);
    }

    /** The token goes to nobody but the issuer's own server. */
    private static URI userInfo(JsonNode discovered, URI issuer) {
        return Answer.text(discovered, "userinfo_endpoint")
                .map(URI::create)
                .filter(uri -> issuer.getHost().equals(uri.getHost())
                        && issuer.getScheme().equals(uri.getScheme())
                        && issuer.getPort() == uri.getPort())
                .orElseThrow(() -> new PartnerUnreachable(
                        "The provider has no UserInfo endpoint at the issuer's own server.", null));
    }
}
