package org.guestflow.directaddition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of direct addition.
 *
 * @param peoplePerRequest how many people one request may name
 * @param peoplePerHour how many people one inviter may name within an hour
 * @param peoplePerStep how many people are invited, or added one by one, in one transaction
 * @param newcomersPerStep how many people who have no account yet are added in one transaction
 * @param unreachableAfter after how long a partner that does not answer counts as unreachable
 */
@ConfigurationProperties("guestflow.direct-addition")
record DirectAdditionSettings(
        @DefaultValue("1000") int peoplePerRequest,
        @DefaultValue("5000") int peoplePerHour,
        @DefaultValue("50") int peoplePerStep,
        @DefaultValue("1000") int newcomersPerStep,
        @DefaultValue("10m") Duration unreachableAfter) {}
