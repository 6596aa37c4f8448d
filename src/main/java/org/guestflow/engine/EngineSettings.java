package org.guestflow.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an administrator may loosen of the engine's hardening.
 *
 * @param deploymentsOverRest whether administrators may deploy models over REST; a model can call every part of the application, so whoever may deploy may do everything
 */
@ConfigurationProperties("guestflow.engine")
public record EngineSettings(@DefaultValue("false") boolean deploymentsOverRest) {}
