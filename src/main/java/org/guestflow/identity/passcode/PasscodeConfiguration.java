package org.guestflow.identity.passcode;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of signing in by passcode. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasscodeSettings.class)
class PasscodeConfiguration {}
