package org.guestflow.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.guestflow.mail.bounce.BounceMailbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has returned mail read where a mailbox is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("guestflow.mail.bounces.host")
@EnableConfigurationProperties(BounceSettings.class)
class BounceConfiguration {

    static final TaskDescriptor<Void> READ_BOUNCES = TaskDescriptor.of("read-bounces");

    @Bean
    BounceMailbox bounceMailbox(BounceSettings settings) {
        return new BounceMailbox(settings.server(), settings.deadline());
    }

    /** One task for all nodes: whichever node has taken it reads alone. */
    @Bean
    Task<Void> readBounces(BounceMailbox mailbox, BounceRecorder recorder, BounceSettings settings) {
        BounceRound round = new BounceRound(mailbox, recorder);
        return Tasks.recurring(READ_BOUNCES, FixedDelay.of(settings.interval()))
                .execute((task, context) -> round.read());
    }
}
