package org.guestflow.identity.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.ProofListener;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.AuthenticatorKey;
import org.guestflow.identity.FactorHolder;
import org.guestflow.identity.OpenSessions;
import org.guestflow.identity.SecondFactor;
import org.guestflow.identity.SecondFactors;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.policy.SecondFactorPolicy;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What users have registered. */
@Service
public class RegisteredFactors implements SecondFactors, ProofListener {

    private final FactorList list;
    private final Authenticators authenticators;
    private final BegunInSession begun;
    private final JdbcPasskeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final SecondFactorPolicy policy;
    private final FactorTries tries;
    private final OpenSessions sessions;
    private final Users users;
    private final FactorTrail trail;
    private final FactorNotices notices;
    private final TransactionTemplate transaction;

    RegisteredFactors(
            FactorList list,
            Authenticators authenticators,
            BegunInSession begun,
            JdbcPasskeys passkeys,
            RecoveryCodes recoveryCodes,
            SecondFactorPolicy policy,
            FactorTries tries,
            OpenSessions sessions,
            Users users,
            FactorTrail trail,
            FactorNotices notices,
            PlatformTransactionManager transactions) {
        this.list = list;
        this.authenticators = authenticators;
        this.begun = begun;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.policy = policy;
        this.tries = tries;
        this.sessions = sessions;
        this.users = users;
        this.trail = trail;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SecondFactor> of(UserId user) {
        return list.of(user);
    }

    @Override
    @Transactional(readOnly = true)
    public Slice<FactorHolder> holders(Optional<String> text, Optional<String> after, int size) throws RuleViolation {
        return list.holders(text, after, size);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean isRequired(User user) {
        return policy.requires(user);
    }

    @Override
    @Transactional(readOnly = true)
    public long recoveryCodesLeft(UserId user) {
        return recoveryCodes.left(user);
    }

    @Override
    @Transactional(rollbackFor = RuleViolation.class)
    public void beginAuthenticator(User user, HttpServletRequest request) throws RuleViolation {
        list.refuseBeyondMost(user.id());
        begun.keep(authenticators.begin(user.id()), request);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AuthenticatorKey> begunAuthenticator(User user, HttpServletRequest request) {
        return begun.find(request).flatMap(app -> authenticators.begun(user, app));
    }

    /** The try is counted before the transaction begins, and stays counted whatever becomes of that. */
    @Override
    public List<String> completeAuthenticator(User user, String code, HttpServletRequest request) throws RuleViolation {
        UUID app = begun.find(request)
                .filter(one -> authenticators.hasBegun(user.id(), one))
                .orElseThrow(FactorRules::nothingBegun);
        // Who has a factor comes here only after showing it.
        boolean proven = !of(user.id()).isEmpty();
        boolean last = count(user.id(), proven);
        Optional<List<String>> codes = transaction.execute(status ->
                authenticators.complete(user.id(), app, code) ? Optional.of(registered(user)) : Optional.empty());
        if (codes.isEmpty()) {
            tries.failed(user.id(), last);
            throw new RuleViolation(
                    "WrongCode",
                    RuleViolation.Kind.INVALID,
                    "The code is wrong or has changed meanwhile.",
                    "Type the code that the app shows now.");
        }
        tries.succeeded(user.id(), proven);
        begun.forget(request);
        return codes.get();
    }

    private boolean count(UserId user, boolean proven) throws RuleViolation {
        try {
            return tries.count(user, proven);
        } catch (TooManyFailures paused) {
            throw new RuleViolation(
                    "TooManyCodes",
                    RuleViolation.Kind.TOO_MANY,
                    "Too many codes were wrong.",
                    "Wait a few minutes and try again.",
                    paused.retryAfter());
        }
    }

    private List<String> registered(User user) {
        trail.registered(user.id(), SecondFactor.Kind.AUTHENTICATOR_APP.words());
        notices.added(user);
        return recoveryCodes.ensure(user.id());
    }

    @Override
    @Transactional(rollbackFor = RuleViolation.class)
    public List<String> renewRecoveryCodes(User user, HttpServletRequest request) throws RuleViolation {
        if (of(user.id()).isEmpty()) {
            throw new RuleViolation(
                    "NoSecondFactor",
                    RuleViolation.Kind.CONFLICT,
                    "You have no second factor.",
                    "Register one; recovery codes come with it.");
        }
        sessions.endOthers(user.id(), request.getSession().getId());
        return recoveryCodes.renew(user.id());
    }

    @Override
    @Transactional(rollbackFor = RuleViolation.class)
    public void remove(User user, UUID factor, HttpServletRequest request) throws RuleViolation {
        List<SecondFactor> own = of(user.id());
        SecondFactor removed =
                own.stream().filter(one -> one.id().equals(factor)).findFirst().orElseThrow(RegisteredFactors::unknown);
        if (own.size() == 1 && policy.requires(user)) {
            throw FactorRules.lastOne();
        }
        switch (removed.kind()) {
            case AUTHENTICATOR_APP -> authenticators.remove(user.id(), factor);
            case PASSKEY -> passkeys.delete(factor, user.id());
        }
        if (of(user.id()).isEmpty()) {
            recoveryCodes.removeAll(user.id());
        }
        trail.removed(user.id(), removed.kind().words());
        notices.removed(user);
        sessions.endOthers(user.id(), request.getSession().getId());
    }

    @Override
    @Transactional(readOnly = true, rollbackFor = RuleViolation.class)
    public void checkReset(User user, User actor, boolean shown) throws RuleViolation {
        FactorRules.checkReset(user, actor, !of(actor.id()).isEmpty(), shown);
    }

    @Override
    @Transactional(rollbackFor = RuleViolation.class)
    public void reset(User user, User actor, boolean shown) throws RuleViolation {
        checkReset(user, actor, shown);
        if (removeAll(user.id(), actor.id())) {
            notices.reset(user);
        }
        sessions.end(user.id());
    }

    /**
     * Whoever takes the account over with another address or identity does not have its former user's factors. Only an administrator lets him in without: a sponsor, who may have an account proven anew,
     * would do with it what a second factor is there to prevent.
     */
    @Override
    @Transactional
    public void proofLost(UserId user, UserId actor) {
        boolean administrator = users.find(actor)
                .filter(one -> one.roles().contains(DirectoryRole.ADMINISTRATOR))
                .isPresent();
        if (administrator) {
            removeAll(user, actor);
        }
    }

    /** False where there were none. */
    private boolean removeAll(UserId user, UserId actor) {
        List<String> methods = of(user).stream().map(one -> one.kind().words()).toList();
        authenticators.removeAll(user);
        passkeys.deleteAll(user);
        recoveryCodes.removeAll(user);
        tries.succeeded(user);
        if (!methods.isEmpty()) {
            trail.reset(user, actor, methods);
        }
        return !methods.isEmpty();
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownFactor",
                RuleViolation.Kind.NOT_FOUND,
                "You have no such second factor.",
                "Yours stand on the page of your sign-in security.");
    }
}
