package org.guestflow.subscription;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How changes are told to subscribers.
 *
 * @param hosts names, addresses and networks (CIDR) that may be notified although they are private, link-local or this machine; what is said to them may go unencrypted
 * @param longestSubscription how far away a subscription's end may be
 * @param perOwner how many subscriptions one owner may have
 * @param retryAfter how long to wait after the first, second … attempt in a row that came to nothing; the last one repeats
 * @param giveUpAfter how old a notification becomes before an attempt that came to nothing is its last
 * @param deadline how long a receiver may take for one notification, and for the answer to a validation
 * @param lease how long a node is alone with a subscription; more than twice the deadline
 * @param slowerThan a receiver that takes longer is slow
 * @param places how many receivers a node notifies at once
 * @param slowPlaces how many slow or silent ones besides
 */
@Validated
@ConfigurationProperties("guestflow.webhooks")
record WebhookSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("3d") Duration longestSubscription,
        @DefaultValue("50") @Positive int perOwner,

        @DefaultValue({"10s", "1m", "5m", "15m", "30m"}) @NotEmpty
        List<Duration> retryAfter,

        @DefaultValue("4h") Duration giveUpAfter,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("2s") Duration slowerThan,
        @DefaultValue("3") @Positive int places,
        @DefaultValue("2") @Positive int slowPlaces) {

    static final String HOSTS = "guestflow.webhooks.hosts";

    /** Refuses a lease under which two nodes could be telling the same. */
    WebhookSettings {
        if (lease.compareTo(deadline.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "guestflow.webhooks.lease is more than twice guestflow.webhooks.deadline");
        }
        hosts = List.copyOf(hosts);
        retryAfter = List.copyOf(retryAfter);
    }

    Duration waitAfter(int failures) {
        return retryAfter.get(Math.min(failures, retryAfter.size()) - 1);
    }
}
