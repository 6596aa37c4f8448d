package org.guestflow.subscription;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.outbound.AllowedHosts;
import org.guestflow.outbound.GuardedPosts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of webhooks and puts telling together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class SubscriptionConfiguration {

    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

    @Bean
    GuardedPosts webhookPosts(WebhookSettings settings, SslBundles bundles) {
        return new GuardedPosts(
                new AllowedHosts(WebhookSettings.HOSTS, settings.hosts()),
                WebhookSettings.HOSTS,
                bundles,
                settings.deadline());
    }

    /** The rows say what there is to tell: whichever node takes a task over from one that died goes on from there. */
    @Bean
    Task<Void> notifySubscription(NotificationSender sender, Clock clock) {
        return Tasks.custom(DeliverySchedule.TELL)
                .onFailure((fault, task) -> task.reschedule(fault, clock.now().plus(AFTER_FAULT)))
                .onDeadExecution((dead, task) -> task.reschedule(dead, clock.now()))
                .execute((task, context) -> next(sender.tell(DeliveryTask.parse(task.getId())), clock));
    }

    private static CompletionHandler<Void> next(Optional<Duration> wait, Clock clock) {
        return wait.<CompletionHandler<Void>>map(duration ->
                        (done, task) -> task.reschedule(done, clock.now().plus(duration)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    @Bean
    Task<Void> removeExpiredSubscriptions(Subscriptions subscriptions) {
        return Tasks.recurring(DeliverySchedule.FORGET, FixedDelay.ofHours(1))
                .execute((task, context) -> subscriptions.removeExpired());
    }
}
