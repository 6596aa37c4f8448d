package org.guestflow.redemption;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Makes the feature's settings known. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RedemptionSettings.class, ConsentSettings.class})
class RedemptionConfiguration {}
