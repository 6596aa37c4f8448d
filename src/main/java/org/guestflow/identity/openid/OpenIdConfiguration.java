package org.guestflow.identity.openid;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of sign-in at organisations' providers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HostProviderSettings.class)
class OpenIdConfiguration {}
