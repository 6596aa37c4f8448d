package org.guestflow.approval;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of approvals and has absences begin and end. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApprovalSettings.class)
class ApprovalConfiguration {

    @Bean
    Task<Void> offerTasksToStandIns(AbsenceRound round) {
        return Tasks.oneTime(AbsenceSchedule.AFTER_CHANGE).execute((task, context) -> round.all());
    }

    /** Nobody may decide a moment longer than he stands in, whenever this runs; it takes away what leads nowhere any more. */
    @Bean
    Task<Void> beginAndEndAbsences(AbsenceRound round) {
        return Tasks.recurring(AbsenceSchedule.EVERY_SO_OFTEN, FixedDelay.ofMinutes(1))
                .execute((task, context) -> round.due());
    }
}
