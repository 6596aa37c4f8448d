package org.guestflow.identity.factor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.identity.Passkeys;
import org.guestflow.identity.SecondFactor;
import org.guestflow.shared.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passkeys of users: registered, and shown at sign-in. Nobody can guess one, so tries are not counted. */
@Service
public class RegisteredPasskeys implements Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredPasskeys.class);
    private static final String CREATING = "guestflow.passkey-to-create";
    private static final String SHOWING = "guestflow.passkey-to-show";
    private static final int LONGEST_LABEL = 64;

    private final PasskeyCeremonies ceremonies;
    private final JdbcPasskeys stored;
    private final FactorList factors;
    private final RecoveryCodes recoveryCodes;
    private final FactorTrail trail;
    private final FactorNotices notices;
    private final Clock clock;

    RegisteredPasskeys(
            PasskeyCeremonies ceremonies,
            JdbcPasskeys stored,
            FactorList factors,
            RecoveryCodes recoveryCodes,
            FactorTrail trail,
            FactorNotices notices,
            Clock clock) {
        this.ceremonies = ceremonies;
        this.stored = stored;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.trail = trail;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String begin(User user, HttpServletRequest request) throws RuleViolation {
        factors.refuseBeyondMost(user.id());
        return keep(ceremonies.askToCreate(user), CREATING, request);
    }

    @Override
    @Transactional(rollbackFor = RuleViolation.class)
    public List<String> complete(User user, String credential, String label, HttpServletRequest request)
            throws RuleViolation {
        try {
            String challenge = take(CREATING, request);
            ceremonies.create(user, challenge, credential, name(label));
        } catch (PasskeyRefused notTaken) {
            LOG.info("A passkey was not taken: {}", notTaken.reason());
            throw new RuleViolation(
                    "PasskeyNotTaken",
                    RuleViolation.Kind.INVALID,
                    "The browser's answer is not right, or came too late.",
                    "Try again.");
        }
        trail.registered(user.id(), SecondFactor.Kind.PASSKEY.words());
        notices.added(user);
        return recoveryCodes.ensure(user.id());
    }

    /**
     * Begins to ask for a passkey at sign-in.
     *
     * @param user who is signed in
     * @param request his browser's request
     * @return what his browser is to ask an authenticator, JSON of Web Authentication; empty where he has no passkey
     */
    public Optional<String> ask(User user, HttpServletRequest request) {
        return stored.registered(user.id()).isEmpty()
                ? Optional.empty()
                : Optional.of(keep(ceremonies.askToShow(user), SHOWING, request));
    }

    /**
     * Takes what an authenticator answered.
     *
     * @param user who is signed in
     * @param credential the answer, JSON of Web Authentication
     * @param request his browser's request
     * @throws BadCredentialsException where it is not right, or answers nothing that was asked in this session
     */
    @Transactional
    public void show(User user, String credential, HttpServletRequest request) {
        try {
            Bytes shown = ceremonies.show(user, take(SHOWING, request), credential);
            stored.used(shown, clock.instant());
        } catch (PasskeyRefused notTaken) {
            LOG.info("A passkey was refused: {}", notTaken.reason());
            throw new BadCredentialsException("no passkey of the user's", notTaken);
        }
        trail.verified(user.id(), SecondFactor.Kind.PASSKEY.words());
    }

    private static String keep(PasskeyCeremonies.Asked asked, String attribute, HttpServletRequest request) {
        request.getSession().setAttribute(attribute, asked.challenge());
        return asked.options();
    }

    private static String take(String attribute, HttpServletRequest request) throws PasskeyRefused {
        HttpSession session = request.getSession();
        Optional<String> challenge = Optional.ofNullable((String) session.getAttribute(attribute));
        session.removeAttribute(attribute);
        return challenge.orElseThrow(PasskeyRefused::nothingAsked);
    }

    private static String name(String label) {
        String plain = label.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.isEmpty() ? "Passkey" : plain.substring(0, Math.min(plain.length(), LONGEST_LABEL));
    }
}
