package org.guestflow.identity.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import org.guestflow.directory.User;
import org.guestflow.shared.BaseUrl;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * The two ceremonies of Web Authentication (W3C, Level 3, section 7), by Spring Security's support of it: what the browser is asked, and whether its answer is right. Between the two only the
 * challenge is kept.
 */
@Component
class PasskeyCeremonies {

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> CREATED =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
            new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJackson2Module()).build();
    private final Webauthn4JRelyingPartyOperations operations;

    PasskeyCeremonies(PasskeyUsers users, JdbcPasskeys passkeys, BaseUrl baseUrl) {
        PublicKeyCredentialRpEntity host = PublicKeyCredentialRpEntity.builder()
                .id(baseUrl.value().getHost())
                .name("Guestflow")
                .build();
        this.operations = new Webauthn4JRelyingPartyOperations(
                users, passkeys, host, Set.of(baseUrl.value().toString()));
        // As a second factor a key that stays on its device needs no place of its own there.
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.PREFERRED)
                        .userVerification(UserVerificationRequirement.PREFERRED)
                        .build()));
    }

    /** What an authenticator is asked that is to make a passkey, as JSON of the standard. */
    Asked askToCreate(User user) {
        PublicKeyCredentialCreationOptions options = creationOptions(user);
        return new Asked(options.getChallenge().toBase64UrlString(), write(options));
    }

    /**
     * Stores a new passkey.
     *
     * @throws PasskeyRefused where the answer is not right
     */
    void create(User user, String challenge, String credential, String label) throws PasskeyRefused {
        PublicKeyCredentialCreationOptions now = creationOptions(user);
        PublicKeyCredentialCreationOptions asked = PublicKeyCredentialCreationOptions.builder()
                .rp(now.getRp())
                .user(now.getUser())
                .pubKeyCredParams(now.getPubKeyCredParams())
                .authenticatorSelection(now.getAuthenticatorSelection())
                .challenge(Bytes.fromBase64(challenge))
                .build();
        PasskeyRefused.orResult(() -> operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                asked, new RelyingPartyPublicKey(json.readValue(credential, CREATED), label))));
    }

    /** What an authenticator is asked that is to show a passkey of the user's. */
    Asked askToShow(User user) {
        PublicKeyCredentialRequestOptions options = requestOptions(user);
        return new Asked(options.getChallenge().toBase64UrlString(), write(options));
    }

    /**
     * Looks at what an authenticator has shown.
     *
     * @return the credential's id
     * @throws PasskeyRefused where the answer is not right, or it is another user's passkey
     */
    Bytes show(User user, String challenge, String credential) throws PasskeyRefused {
        PublicKeyCredentialRequestOptions now = requestOptions(user);
        PublicKeyCredentialRequestOptions asked = PublicKeyCredentialRequestOptions.builder()
                .rpId(now.getRpId())
                .allowCredentials(now.getAllowCredentials())
                .userVerification(now.getUserVerification())
                .challenge(Bytes.fromBase64(challenge))
                .build();
        return PasskeyRefused.orResult(() -> {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown = json.readValue(credential, SHOWN);
            PublicKeyCredentialUserEntity owner =
                    operations.authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
            if (!owner.getId().equals(PasskeyUsers.bytes(user.id()))) {
                throw new IllegalArgumentException("the passkey is another user's");
            }
            return shown.getRawId();
        });
    }

    private PublicKeyCredentialCreationOptions creationOptions(User user) {
        return operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(user)));
    }

    private PublicKeyCredentialRequestOptions requestOptions(User user) {
        return operations.createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(authentication(user)));
    }

    private static Authentication authentication(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(user.id().toString(), null, List.of());
    }

    private String write(Object options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options are plain", e);
        }
    }

    /**
     * What an authenticator is asked.
     *
     * @param challenge to be kept until the answer
     * @param options to be given to the browser
     */
    record Asked(String challenge, String options) {}
}
