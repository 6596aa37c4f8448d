package org.guestflow.support;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** An authenticator app on somebody's phone. */
public final class AuthenticatorApp {

    private static final int STEP = 30;

    private final SecretKeySpec key;
    private List<String> recoveryCodes = List.of();

    private AuthenticatorApp(String key) {
        this.key = new SecretKeySpec(new Base32().decode(key.replace(" ", "")), "RAW");
    }

    /** Takes the key of the page on which it is shown. */
    public static AuthenticatorApp reading(Document page) {
        return showing(page.selectFirst("#key").text());
    }

    /** Takes a key as it is typed. */
    public static AuthenticatorApp showing(String key) {
        return new AuthenticatorApp(key);
    }

    /**
     * Registers an app as a person does who may.
     *
     * @param person the person, signed in
     * @return the app, with the recovery codes that came with it
     */
    public static AuthenticatorApp registeredBy(Visitor person) {
        person.submit(person.open("/sign-in-security"), "#add-authenticator", Map.of());
        Document page = person.open("/sign-in-security/authenticator");
        AuthenticatorApp app = reading(page);
        app.complete(person, page);
        if (app.recoveryCodes.isEmpty()) {
            // A half minute has ended between reading the code and sending it, and it was too old.
            app.complete(person, page);
        }
        return app;
    }

    private void complete(Visitor person, Document page) {
        HttpResponse<String> answer = person.submit(page, "#complete", Map.of("code", earlierCode()));
        recoveryCodes = Jsoup.parse(answer.body()).select("#codes code").eachText();
    }

    /** The code that was shown half a minute ago: the next two are good after it. */
    public String earlierCode() {
        return codeAt(Instant.now().minusSeconds(STEP));
    }

    /** The code that is shown now. */
    public String code() {
        return codeAt(Instant.now());
    }

    /** The code that is shown in half a minute, for what comes after the present one. */
    public String laterCode() {
        return codeAt(Instant.now().plusSeconds(STEP));
    }

    /** A code that no app shows now. */
    public String wrongCode() {
        List<String> right = List.of(earlierCode(), code(), laterCode());
        return List.of("000000", "000001", "000002", "000003").stream()
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    /** The codes for whoever has lost the app. */
    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    private String codeAt(Instant time) {
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, time, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
