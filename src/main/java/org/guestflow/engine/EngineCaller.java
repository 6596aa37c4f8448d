package org.guestflow.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** On whose behalf the engine works just now; the engine's user id of a person is his mail address. */
@Component
public class EngineCaller {

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl configuration;

    EngineCaller(@Lazy IdentityService identity, @Lazy ProcessEngineConfigurationImpl configuration) {
        this.identity = identity;
        this.configuration = configuration;
    }

    /**
     * Tells who called the engine, as authenticated; no variable says it.
     *
     * @return the caller's address
     * @throws RuleViolation {@code NotSignedIn} where nobody did
     */
    public String address() throws RuleViolation {
        return signedIn()
                .orElseThrow(() -> new RuleViolation(
                        "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again."));
    }

    /**
     * Tells who called the engine, where anybody did.
     *
     * @return the caller's address; empty where the engine works by itself
     */
    public Optional<String> signedIn() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /**
     * Has the engine work on somebody's behalf, and as before afterwards. What the caller may do has been checked, or the process checks it: the engine's own rights, which are for who calls the engine
     * over its REST API, are not looked at. Nor does the engine write who did what into its log of user operations: the audit trail has it.
     *
     * @param caller a person who was authenticated when the work was asked for
     * @param work what the engine is to do
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T as(EmailAddress caller, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(caller.toString());
        try {
            return configuration.getCommandExecutorTxRequired().execute(context -> unlogged(context, work));
        } finally {
            identity.setAuthentication(before);
        }
    }

    private static <T> T unlogged(CommandContext context, Supplier<T> work) {
        boolean logged = context.isUserOperationLogEnabled();
        context.disableUserOperationLog();
        try {
            return context.runWithoutAuthorization(work::get);
        } finally {
            if (logged) {
                context.enableUserOperationLog();
            }
        }
    }
}
