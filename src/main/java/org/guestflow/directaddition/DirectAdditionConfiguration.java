package org.guestflow.directaddition;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of direct addition. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectAdditionSettings.class)
class DirectAdditionConfiguration {}
