package org.guestflow.invitation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of invitations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InvitationSettings.class)
class InvitationConfiguration {

    @Bean
    Task<Void> decideOpenRequestsAgain(OpenRequestsRound round) {
        return Tasks.oneTime(OpenRequestsSchedule.AFTER_POLICY_CHANGE).execute((task, context) -> round.all());
    }

    /** Catches what no setting tells: targets that are deleted, inviters who leave or lose their right, guests who are added by hand. */
    @Bean
    Task<Void> decideWaitingRequestsAgain(OpenRequestsRound round, InvitationSettings settings) {
        return Tasks.recurring(
                        OpenRequestsSchedule.EVERY_SO_OFTEN, FixedDelay.of(settings.waitingRequestsDecidedAgainEvery()))
                .execute((task, context) -> round.awaitingApproval());
    }
}
